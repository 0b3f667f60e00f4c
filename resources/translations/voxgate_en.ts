<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n profile(s) made again for the new model, from the kept sound: {names}.</source>
        <translation>
            <numerusform>%n profile made again for the new model, from the kept sound: {names}.</numerusform>
            <numerusform>%n profiles made again for the new model, from the kept sound: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with another background model and cannot be verified with the one in use: {names}. Use that model again, or let these people enroll anew.</source>
        <translation>
            <numerusform>A profile was made with another background model and cannot be verified with the one in use: {names}. Use that model again, or let this person enroll anew.</numerusform>
            <numerusform>%n profiles were made with another background model and cannot be verified with the one in use: {names}. Use that model again, or let these people enroll anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with another model: {names}.</source>
        <translation>
            <numerusform>1 profile was made with another model: {names}.</numerusform>
            <numerusform>%n profiles were made with another model: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with it and could never be verified again.</source>
        <translation>
            <numerusform>1 profile was made with it and could never be verified again.</numerusform>
            <numerusform>%n profiles were made with it and could never be verified again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enroll somebody from %n recording(s)…</source>
        <translation>
            <numerusform>Enroll somebody from %n recording…</numerusform>
            <numerusform>Enroll somebody from %n recordings…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n session(s) is kept</source>
        <translation>
            <numerusform>The sound of %n session is kept</numerusform>
            <numerusform>The sound of %n sessions is kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CpuLine</name>
    <message numerus="yes">
        <source>Computing time of Voxgate alone, of all %n processor(s)</source>
        <translation>
            <numerusform>Computing time of Voxgate alone, of the one processor</numerusform>
            <numerusform>Computing time of Voxgate alone, of all %n processors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrollPage</name>
    <message numerus="yes">
        <source>Does {name} agree to a voice profile from these %n recordings?</source>
        <translation>
            <numerusform>Does {name} agree to a voice profile from this recording?</numerusform>
            <numerusform>Does {name} agree to a voice profile from these %n recordings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvaluateSetup</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message numerus="yes">
        <source>It happened %n time(s).</source>
        <translation>
            <numerusform>It happened once.</numerusform>
            <numerusform>It happened %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n sample(s) lost</source>
        <translation>
            <numerusform>%n sample lost</numerusform>
            <numerusform>%n samples lost</numerusform>
        </translation>
    </message>
</context>
</TS>
