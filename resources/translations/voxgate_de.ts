<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A voice alone is no proof of identity: a recording or an imitation can fool this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells while you speak whether it is you. It compares the sound of voices with Gaussian mixtures, and everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo recordings are excerpts of speechocean762 (OpenSLR 101), CC BY 4.0: Zhang et al., Interspeech 2021. Utterances of one speaker were joined to two files; the names are made up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Voxgate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licenses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background model was made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not say whose voices it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>I hear no speech: read aloud, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I hear noise: close the window, or come closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of your voice {level} dBFS · noise: not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of your voice {level} dBFS · your voice stands {snr} dB above the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That sounds like two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud, it clips: move away or turn the microphone down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too quiet: come closer to the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{advice} (SNR {snr} dB)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Audio (*.wav *.flac *.mp3 *.ogg *.opus *.aiff *.aif *.au);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder for each person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose recordings of one person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score of every trial (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxgate profile (*.voxgate);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this model…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundPage</name>
    <message>
        <source>Background models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the model “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{name}” is ready. Nothing changes until you choose to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the model “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundService</name>
    <message>
        <source>The chosen background model cannot be used ({problem}). Meanwhile the one that came with Voxgate is in use; choose another under Model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackgroundTrain</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Our office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at {path} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings: drop a folder or a list here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} people, {recordings} recordings, {duration} in all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimCombo</name>
    <message>
        <source>Who you say you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipLight</name>
    <message>
        <source>CLIP</source>
        <extracomment>Written on the little light beside the level meter; at most about eight letters</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip light: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip light: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights when the signal is too loud and clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signal clipped. Speak softer or farther away; click to put the light out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A renewal cannot be interrupted: what was said would be lost, and the profile that there is stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Voxgate?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the tray it goes on without the window; the tray&apos;s icon brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It sounds like two people, so no profile can be made of it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too little to keep: a profile needs 10 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile of {name} is being trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recordings stay where they are; the training would begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {seconds:.0f} s are kept as statistics, without the sound. At the next start Voxgate offers to make the profile of {name} from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is enrolling: {seconds:.0f} s of speech so far.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>I am the person who speaks in this recording, or this person is with me and agrees.

What is stored: a statistical model of the voice and the numbers it was made from, with the name, the date, the microphone and the recording&apos;s quality. The recording itself is not stored.

Where: only on this computer, in the data folder {data_folder}. Nothing is sent anywhere.

Until when: until the profile is deleted; it does not expire by itself.

How to delete: on the page &quot;Speakers&quot; choose the profile and press &quot;Delete&quot;, or run &quot;voxgate speakers delete NAME&quot;. It is removed from the data folder at once.

What it is good for: a voice can be imitated or played back from a recording. A match is a hint, never the only proof of who somebody is.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Name of the person who enrolls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as it should appear in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you agree to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who enrolls?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n profile(s) were made with another background model and cannot be verified with the one in use: {names}. Use that model again, or let these people enroll anew.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with another model: {names}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with it and could never be verified again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetPlot</name>
    <message>
        <source>At the shipped threshold {strangers} of strangers are accepted and {own} of the right people are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detection error tradeoff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own rejected, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strangers accepted, %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Add a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolled: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>about {duration} left in this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {duration} left in this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {min} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{min} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>cancelled; nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {got_s} s of speech were found and {need_s} s are needed; speak longer, closer to the microphone, or add more recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody named “{name}” is enrolled already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the audio contains values that are not numbers (NaN, infinite, too large); export it again from the program that made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data folder {path} cannot be written ({why}); mend its permissions or make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data folder {path} is in use by another program; close that program and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the profile “{profile}” was made with an older model, to which no session can be added; 30 s of speech make it anew: Speakers → Renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the profile “{profile}” was made with another background model than the one in use; enroll this person again, or use that model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stored profile “{name}” does not match its checksum; delete it and enroll this person again, or import a saved copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no speaker named “{name}”; enrolled are: {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no speaker named “{name}”; nobody is enrolled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this recording does not sound like {name}; nothing was added; let that person speak, or make a new profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this sounds like two people (the voice changes after {at_s} s of speech); enroll one person at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usable recordings of too few people were found ({got}) to train a background model; give recordings of at least {need} people, half a minute or more of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to agree before a voice profile is made; ask, then tick the box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as voice profiles ({why}); nothing was changed; restore it from a backup or move it away to start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no intact Voxgate file ({why}); copy or create it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer Voxgate (format {found}, this one knows {known}); update Voxgate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be a name; use 1 to 80 characters without line breaks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Enroll</name>
    <message>
        <source>A voice changes from day to day and from microphone to microphone. One more session on another day makes the profile stronger: Speakers → Add a session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapting the model to the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From audio files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am this person, or this person sits beside me and agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of the profile that was made with another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was too late to stop the enrollment of {}: the profile was being saved already. Whoever does not want it can delete it on the Speakers page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with consent: the profile can recognize this person&apos;s voice from now on. It holds the model and statistics, no audio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a few words, as loud as you will speak later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say anything you like for a few seconds. It should know you; a friend should be rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing the profile on parts of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That sounds like two people. A profile must hold one voice only: discard the last part and go on alone, or cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice could not be saved ({}); it holds until you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The enrollment is not finished; what has been said so far is thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile is not finished. Unless it is being saved by then, nothing of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has ended: finish with what was heard, or cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has ended: press “Listen again”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone: choose a demo recording above, or plug one in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This microphone is good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person agrees to a new profile, which replaces the one of another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person agrees to one more session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training failed because of an error in Voxgate; it is described in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrollPage</name>
    <message numerus="yes">
        <source>Does {name} agree to a voice profile from these %n recordings?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Does {name} agree to a voice profile from this recording?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop enrolling?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {seconds} s of speech are thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, {name} agrees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrollTrail</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrollmentRing</name>
    <message>
        <source>Speech collected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{net} of {full} seconds, {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>0 of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % intervals, found by drawing the people anew, not the trials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits of Cllr that a better calibration would gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cllr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the two models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of the scores in bits: 0 is perfect, 1 is worth nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting errors and their intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop one folder, or the two lists (CSV), not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolling the speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal error rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False match rate (FMR) at the shipped threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False non-match rate (FNMR) there; “not clear enough” counts too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For trials of your own choice: an enrollment list with the columns speaker,path and a trial list with speaker,path,start_s,end_s,target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well does Voxgate tell these people apart? Some recordings of each person enroll, the others are tried against everybody. Your own profiles are neither used nor changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least detection cost when 1 in 100 is the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least detection cost when 5 in 100 are the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the test recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Miscalibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One subfolder for each person, named after them, with two recordings or more: the first half enrolls, the rest is tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right person not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six voices that come with the program; it takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strangers accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strangers only, for want of a second recording: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference has a 95 % interval of its own, found by drawing the people anew for both at once: it is clear when zero lies outside. Diamonds mark the thresholds in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evaluation is not finished; its scores would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evaluation was cancelled; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same after the best possible calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other model yet: train one under Model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models, the same recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where both kinds of error are equally frequent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minCllr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minDCF, prior 0.01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minDCF, prior 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no error to resample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{enrollments} and {trials}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: {people} people enrolled; {own} trials by the right person, {strangers} by strangers. {unclear} of all trials ended without a clear answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluateCompare</name>
    <message>
        <source>Back to the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error tradeoff (DET)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the recordings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluateResults</name>
    <message>
        <source>Compare models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error tradeoff (DET)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is hard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluateSetup</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrollment list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the demo recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recordings at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trial list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to evaluate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>A recording or an imitation of your voice can fool this program. Use it beside a password or a key, never in their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice alone is no proof of identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells you when it does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. A profile holds figures about how you sound, never the recording, and you can delete it at any time under Speakers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Keep talking” and “Not clear enough” are real answers: noise, a cold or a far microphone make voices harder to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>I understand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HardSpeakers</name>
    <message>
        <source>Highest score of a stranger; close to the own score means easily passed for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean score of the own recordings; the higher the better recognized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own recordings that were not accepted, of all own recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strangers&apos; recordings that were accepted, of all strangers&apos; recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person who was claimed to speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} dB below full scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}, the signal has clipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicensesDialog</name>
    <message>
        <source>License text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package brings no license text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxgate is built of these packages. Each is under a license of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LikelihoodCurve</name>
    <message>
        <source>Training progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iteration {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iteration {number}, log-likelihood {value} per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for the first iteration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion: meters show each level without decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MicCheckStep</name>
    <message>
        <source>Listen again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>A profile is never scored with a model it was not made for, so they cannot be verified until these people enroll again, under another name or after the old profile is deleted. Profiles that you keep work again as soon as you switch back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice is compared with this model of many people&apos;s voices: what sounds like everybody is no evidence, what sounds like you alone is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {all} profiles were made with this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collecting the voices to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dividing the people for calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop one folder or one list (CSV).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding a first mixture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting the mixture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard for calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning what rooms and microphones do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring how the recordings sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixtures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More Gaussians tell voices apart more finely, but need more speech: about 20 s each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile can be verified with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile is affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile was made with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is enrolled yet, so nobody has to speak again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalizing the features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On clear speech of people the model never met; the strangers sound alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On people kept aside in training, clear and noisy. Expect worse from people it never met: Evaluate tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One subfolder for each person, or a list (CSV) with the columns speaker,path. Six people at least, half a minute or more of each; the more, and the more like your users, the better. Train only with voices you have the right to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped with Voxgate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So few people make a weak model: compare it with the shipped one under Evaluate before you use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The choice could not be saved ({}), so nothing was switched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is removed for good; only training it again brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training is not finished; nothing of it would be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training was cancelled; no model was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no intact background model, so it cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not say whose voices it was made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voxgate starts again with the other model; that takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is not for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose voices it was made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forensic questions, or recordings of unknown origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no credit given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded in this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof of identity on its own: a recording or an imitation can fool it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telling children apart as a group of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a model named “{name}” already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voices enrolled over a telephone: it mistakes them for each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{duration} in {count} recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fitting} of {all} profiles were made with this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mixtures} of {gaussians} Gaussians over {features} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{strangers} of 100 attempts by strangers are accepted, and {own} of 100 by the right person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be a model&apos;s name; use 1 to {longest} characters without {unfit} and no dot in front</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Qt&apos;s pattern of a date: d = day, MMM = short name of the month, yyyy = year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
</context>
<context>
    <name>OneJob</name>
    <message>
        <source>{what} failed because of an error in Voxgate; it is described in the log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Not tested yet: the profile is too short to test one part against the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a good profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a strong profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile is usable; another session would make it better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile is weak: record another session, in a quiet room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noise not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy, {snr} dB SNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older model · {summary}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet, {snr} dB SNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some noise, {snr} dB SNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{noise}, {share} % clipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s of speech</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Text to read aloud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>no speech was found; speak closer to the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody is enrolled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not clear enough after 15 s of speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough evidence yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the acceptance expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the speech is not clear enough to tell; record in a quieter place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the voice does not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the voice matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there was a gap in the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this may be another voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingAnswer</name>
    <message>
        <source>No speech was found in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the enrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little speech, or not clear enough, to tell.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingAnswerView</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it sounds like each enrolled person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not clear enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s of speech</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>at least {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enough, more is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreGauge</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted from {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability {percent}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>Scores of the right people and of strangers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The threshold is {threshold}; {own} of the right people&apos;s scores and {strangers} of strangers&apos; lie above it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score (log-likelihood ratio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of trials, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strangers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreTimeline</name>
    <message>
        <source>Score of the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score of the last minute appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {percent}, accepted above {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age} s ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>How strict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens its window, and listens only when you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone, strictness and look become those of a new installation. Profiles, background models and start with the system stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the settings?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Voxgate when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The autostart entry could not be changed ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are those of a new installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved ({reason}); they hold until you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings are back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceCombo</name>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceSettings</name>
    <message>
        <source>A demo recording, played as if it were spoken here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the chosen microphone is open, and only while this page is in front or you are listening. Its sound is measured, never kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Looking for microphones …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone: choose a demo recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>Recent scores</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerBars</name>
    <message>
        <source>Enrolled speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the voice sounds like each enrolled speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no score yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, claimed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerDetails</name>
    <message>
        <source>Add a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrollment sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase when this person was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strong the profile is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerPanel</name>
    <message>
        <source>Enroll somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolled speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out who speaks in a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>Add to the profile of {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop recordings to enroll or to test,
or a profile to import it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enroll somebody from %n recording(s)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out who speaks in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by {name} on {day} (text version {version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with a model that is not in use: speak 30 s to make the profile anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with an older model: speak 30 s to renew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent is on record for this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested since it was merged: the next session will test it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merge {other} into {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not clear enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {answer} ({device})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakersPage</name>
    <message>
        <source>A profile made of two voices accepts both people. Merge only what you know to be the same person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enroll from recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enroll somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes about a minute of reading aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name for {name}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is the same person as {name}?
The sessions of that profile go to {name}; the profile itself goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose voice is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exported; whoever has the file can import it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other} do not sound like one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{other} merged into {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakingStep</name>
    <message>
        <source>Discard the last part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this aloud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoredData</name>
    <message>
        <source>Background models that you trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors of the program, with no speech in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of the last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound from the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice profiles: statistics of a voice, never its sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When somebody was last heard, and the last 20 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most 24 seconds, while you listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest two megabytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you change or reset them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you delete the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until you delete the person under Speakers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strictness</name>
    <message>
        <source>Answers soonest and asks for the least speech; lets a stranger pass more often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For daily use: between the two others in every respect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on clear speech: of strangers who sound alike, {strangers} pass. You are refused, or asked to try again, {refused}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measured figures came with this background model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rarely lets a stranger pass; asks for more speech, and more often to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {rate} in 100 (none of {attempts} attempts)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} in 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} in 100 ({count} of {attempts} attempts)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Strict” was set for 0.1 % of strangers&apos; attempts. That is an extrapolation: too few strangers were heard to count anything so rare. The figures above were counted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrictnessSlider</name>
    <message>
        <source>How strict: {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakingUp</name>
    <message>
        <source>Finish…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the profile of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When Voxgate was closed, {name} was enrolling; {seconds:.0f} s of speech were kept as statistics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is enrolled, with {seconds:.0f} s of speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds:.0f} s of speech from {device} were kept as statistics. The profile is checked and tested as any other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>fit to the voice, log-likelihood per frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit to the voices, log-likelihood per frame</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingStep</name>
    <message>
        <source>Learning the voice of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning the voice of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Voxgate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training a background model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was running has ended. Open the window to see the outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is enrolling, {seconds:.0f} s of speech</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TryMeStep</name>
    <message>
        <source>Try it, {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Anyone enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who you say you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>a newer Voxgate wrote it, format {found}; update Voxgate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read ({cause}); check the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end_s must be greater than start_s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enrolling {name}: {cause}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header but no rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has two columns of one name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a text file in UTF-8; save it as CSV UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not valid CSV ({cause})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no readable header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is cut off or no such file at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than any real one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a {kind} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts are compressed, which Voxgate never does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts are not those that its header lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its parts claim to be larger than the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sample rate of {rate} Hz cannot be; export it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sessions are incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its statistics do not fit together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {field} is missing or not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lacks {missing}; the header is {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no recordings; put them ({kinds}) into one folder a speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target is {found}; give 1, 0 or leave it empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array {name} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array {name} contains values that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array {name} does not match its checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end {seconds} s lies before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds no sound; record or copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty; record or copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the grade of its self-test is not one that we give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name in it is not a valid one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the start {seconds} s lies outside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no file {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file; check the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be read as audio; convert it to {kinds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be read as audio; convert it to {kinds}, or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two of its parts have one name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cause}; check its permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is {found}; give seconds such as 1.5 or leave it empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is listed twice for {name}; remove one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{found} fields where the header has {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the enrollment list; add a row there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} speakers, {enough} of them with two recordings or more; put the recordings of at least two people into a folder each, two or more of each person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Type the name of the person who is going to speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to agree first: ask, then tick the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is enrolled already: choose another name, or add a session on the Speakers page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be a name: use 1 to 80 characters without line breaks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>{stage}: {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
