<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A voice alone is no proof of identity: a recording or an imitation can fool this program.</source>
        <translation>Eine Stimme allein beweist keine Identität: Eine Aufnahme oder eine Nachahmung kann dieses Programm täuschen.</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0.</source>
        <translation>Freie Software unter der Apache-Lizenz, Version 2.0.</translation>
    </message>
    <message>
        <source>Tells while you speak whether it is you. It compares the sound of voices with Gaussian mixtures, and everything stays on this computer.</source>
        <translation>Sagt Ihnen, noch während Sie sprechen, ob Sie es sind. Es vergleicht den Klang von Stimmen mit Gauß-Mischmodellen, und alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>The demo recordings are excerpts of speechocean762 (OpenSLR 101), CC BY 4.0: Zhang et al., Interspeech 2021. Utterances of one speaker were joined to two files; the names are made up.</source>
        <translation>Die Demo-Aufnahmen sind Auszüge aus speechocean762 (OpenSLR 101), CC BY 4.0: Zhang et al., Interspeech 2021. Äußerungen einer Person wurden zu zwei Dateien verbunden; die Namen sind erfunden.</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Voxgate</source>
        <translation>Über Voxgate</translation>
    </message>
    <message>
        <source>Demo recordings</source>
        <translation>Demo-Aufnahmen</translation>
    </message>
    <message>
        <source>Licenses…</source>
        <translation>Lizenzen …</translation>
    </message>
    <message>
        <source>The background model was made from</source>
        <translation>Das Hintergrundmodell entstand aus</translation>
    </message>
    <message>
        <source>This model does not say whose voices it was made from.</source>
        <translation>Dieses Modell sagt nicht, aus wessen Stimmen es entstand.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>Absence</name>
    <message>
        <source>Letting go of the microphone</source>
        <translation>Das Mikrofon wird losgelassen</translation>
    </message>
    <message>
        <source>Listening ended because Voxgate was stopped for a while.</source>
        <translation>Das Zuhören endete, weil Voxgate eine Weile angehalten war.</translation>
    </message>
    <message>
        <source>Listening ended because another user&apos;s session came up.</source>
        <translation>Das Zuhören endete, weil zu einer anderen Benutzersitzung gewechselt wurde.</translation>
    </message>
    <message>
        <source>Listening ended because the computer slept.</source>
        <translation>Das Zuhören endete, weil der Computer im Ruhezustand war.</translation>
    </message>
    <message>
        <source>Listening ended because the screen was locked.</source>
        <translation>Das Zuhören endete, weil der Bildschirm gesperrt wurde.</translation>
    </message>
    <message>
        <source>Listening ended because the sound came to a halt.</source>
        <translation>Das Zuhören endete, weil kein Ton mehr ankam.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>I hear no speech: read aloud, please</source>
        <translation>Ich höre nichts: Bitte lesen Sie laut vor</translation>
    </message>
    <message>
        <source>I hear noise: close the window, or come closer</source>
        <translation>Ich höre Lärm: Fenster schließen oder näher kommen</translation>
    </message>
    <message>
        <source>Noise floor {noise} dBFS</source>
        <translation>Grundrauschen {noise} dBFS</translation>
    </message>
    <message>
        <source>That sounds like two people</source>
        <translation>Das klingt nach zwei Personen</translation>
    </message>
    <message>
        <source>Too loud, it clips: move away or turn the microphone down</source>
        <translation>Zu laut, übersteuert: weiter weggehen oder Mikrofon leiser stellen</translation>
    </message>
    <message>
        <source>Too quiet: come closer to the microphone</source>
        <translation>Zu leise: näher ans Mikrofon kommen</translation>
    </message>
    <message>
        <source>{advice} (SNR {snr} dB)</source>
        <translation>{advice} (SNR {snr} dB)</translation>
    </message>
    <message>
        <source>{floor} · speech level {level} dBFS</source>
        <translation>{floor} · Sprachpegel {level} dBFS</translation>
    </message>
    <message>
        <source>{floor} · speech level: not known yet</source>
        <translation>{floor} · Sprachpegel: noch nicht bekannt</translation>
    </message>
    <message>
        <source>{levels} · the loud parts stand {snr} dB above the noise</source>
        <translation>{levels} · die lauten Stellen liegen {snr} dB über dem Lärm</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Audio (*.wav *.flac *.mp3 *.ogg *.opus *.aiff *.aif *.au);;All files (*)</source>
        <translation>Audio (*.wav *.flac *.mp3 *.ogg *.opus *.aiff *.aif *.au);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder for each person</source>
        <translation>Ordner mit einem Unterordner je Person wählen</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>Liste wählen</translation>
    </message>
    <message>
        <source>Choose a picture of {name}</source>
        <translation>Ein Bild von {name} wählen</translation>
    </message>
    <message>
        <source>Choose recordings of one person</source>
        <translation>Aufnahmen einer Person wählen</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>Profil exportieren</translation>
    </message>
    <message>
        <source>Import a profile</source>
        <translation>Profil importieren</translation>
    </message>
    <message>
        <source>List (*.csv);;All files (*)</source>
        <translation>Liste (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Picture of this page (*.png)</source>
        <translation>Bild dieser Seite (*.png)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.gif *.bmp);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Report page (*.html)</source>
        <translation>Bericht (*.html)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Score of every trial (*.csv)</source>
        <translation>Werte aller Versuche (*.csv)</translation>
    </message>
    <message>
        <source>Voxgate profile (*.voxgate);;All files (*)</source>
        <translation>Voxgate-Profil (*.voxgate);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Im Einsatz</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Use this model…</source>
        <translation>Dieses Modell verwenden …</translation>
    </message>
</context>
<context>
    <name>BackgroundPage</name>
    <message>
        <source>A background model is being trained.</source>
        <translation>Ein Hintergrundmodell wird gerade trainiert.</translation>
    </message>
    <message>
        <source>Background models</source>
        <translation>Hintergrundmodelle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the model “{name}”?</source>
        <translation>Das Modell „{name}“ löschen?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>The model “{name}” is ready. Nothing changes until you choose to use it.</source>
        <translation>Das Modell „{name}“ ist fertig. Es ändert sich nichts, bis Sie es verwenden.</translation>
    </message>
    <message>
        <source>Use the model “{name}”?</source>
        <translation>Das Modell „{name}“ verwenden?</translation>
    </message>
    <message>
        <source>what is finished waits, and the training goes on under Model.</source>
        <translation>Fertiges bleibt liegen, und das Training geht unter „Modell“ weiter.</translation>
    </message>
</context>
<context>
    <name>BackgroundService</name>
    <message>
        <source>The chosen background model cannot be used ({problem}). Meanwhile the one that came with Voxgate is in use; choose another under Model.</source>
        <translation>Das gewählte Hintergrundmodell lässt sich nicht verwenden ({problem}). Solange ist das mitgelieferte im Einsatz; wählen Sie unter „Modell“ ein anderes.</translation>
    </message>
</context>
<context>
    <name>BackgroundTrain</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>For example: Our office</source>
        <translation>Zum Beispiel: Unser Büro</translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation>Gauß-Komponenten</translation>
    </message>
    <message>
        <source>List (CSV)…</source>
        <translation>Liste (CSV) …</translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation>Aufnahmen werden durchgesehen</translation>
    </message>
    <message>
        <source>Looking at {path} …</source>
        <translation>{path} wird durchgesehen …</translation>
    </message>
    <message>
        <source>Name and size</source>
        <translation>Name und Größe</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Nothing is chosen yet.</source>
        <translation>Noch nichts gewählt.</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Recordings: drop a folder or a list here</source>
        <translation>Aufnahmen: Ordner oder Liste hier ablegen</translation>
    </message>
    <message>
        <source>The training</source>
        <translation>Das Training</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>Ein eigenes Modell trainieren</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training “{name}”</source>
        <translation>„{name}“ wird trainiert</translation>
    </message>
    <message>
        <source>{count} Gaussians</source>
        <translation>{count} Gauß-Komponenten</translation>
    </message>
    <message>
        <source>{people} people, {recordings} recordings, {duration} in all.</source>
        <translation>{people} Personen, {recordings} Aufnahmen, zusammen {duration}.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>ClaimCombo</name>
    <message>
        <source>Who you say you are</source>
        <translation>Wer Sie nach eigener Angabe sind</translation>
    </message>
</context>
<context>
    <name>ClipLight</name>
    <message>
        <source>CLIP</source>
        <extracomment>Written on the little light beside the level meter; at most about eight letters</extracomment>
        <translation>CLIP</translation>
    </message>
    <message>
        <source>Clip light: off</source>
        <translation>Übersteuerungslampe: aus</translation>
    </message>
    <message>
        <source>Clip light: on</source>
        <translation>Übersteuerungslampe: an</translation>
    </message>
    <message>
        <source>Lights when the signal is too loud and clips.</source>
        <translation>Leuchtet, wenn das Signal zu laut ist und übersteuert.</translation>
    </message>
    <message>
        <source>The signal clipped. Speak softer or farther away; click to put the light out.</source>
        <translation>Das Signal war übersteuert. Sprechen Sie leiser oder aus größerem Abstand; ein Klick löscht die Lampe.</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>clip</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A renewal cannot be interrupted: what was said would be lost, and the profile that there is stays.</source>
        <translation>Eine Erneuerung lässt sich nicht unterbrechen: Das Gesprochene ginge verloren, und das bisherige Profil bleibt.</translation>
    </message>
    <message>
        <source>Close Voxgate?</source>
        <translation>Voxgate schließen?</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>In der Taskleiste weitermachen</translation>
    </message>
    <message>
        <source>In the tray it goes on without the window; the tray&apos;s icon brings it back.</source>
        <translation>In der Taskleiste geht es ohne Fenster weiter; das Symbol dort bringt es zurück.</translation>
    </message>
    <message>
        <source>It sounds like two people, so no profile can be made of it later.</source>
        <translation>Es klingt nach zwei Personen, daher kann daraus später kein Profil entstehen.</translation>
    </message>
    <message>
        <source>Stay open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation>Beenden und verwerfen</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Beenden und behalten</translation>
    </message>
    <message>
        <source>Stop and keep: {}</source>
        <translation>Beenden und behalten: {}</translation>
    </message>
    <message>
        <source>That is too little to keep: a profile needs 10 s.</source>
        <translation>Das ist zu wenig, um es zu behalten: Ein Profil braucht 10 s.</translation>
    </message>
    <message>
        <source>The profile of {name} is being trained.</source>
        <translation>Das Profil von {name} wird gerade trainiert.</translation>
    </message>
    <message>
        <source>The recordings stay where they are; the training would begin anew.</source>
        <translation>Die Aufnahmen bleiben, wo sie sind; das Training begänne von vorn.</translation>
    </message>
    <message>
        <source>the {seconds:.0f} s are kept as statistics, without the sound. At the next start Voxgate offers to make the profile of {name} from them.</source>
        <translation>Die {seconds:.0f} s bleiben als Statistik erhalten, ohne den Ton. Beim nächsten Start bietet Voxgate an, daraus das Profil von {name} zu machen.</translation>
    </message>
    <message>
        <source>{name} is enrolling: {seconds:.0f} s of speech so far.</source>
        <translation>{name} wird gerade eingelernt: bisher {seconds:.0f} s Sprache.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>No action has these words.</source>
        <translation>Keine Aktion enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>I am the person who speaks in this recording, or this person is with me and agrees.

What is stored: a statistical model of the voice and the numbers it was made from, with the name, the date, the microphone and the recording&apos;s quality. The recording itself is not stored, unless you ask for that as well.

Where: only on this computer, in the data folder {data_folder}. Nothing is sent anywhere.

Until when: until the profile is deleted; it does not expire by itself.

How to delete: on the page &quot;Speakers&quot; choose the profile and press &quot;Delete&quot;, or run &quot;voxgate speakers delete NAME&quot;. It is removed from the data folder at once.

What it is good for: a voice can be imitated or played back from a recording. A match is a hint, never the only proof of who somebody is.
</source>
        <translation>Ich bin die Person, die in dieser Aufnahme spricht, oder diese Person ist bei mir und stimmt zu.

Was gespeichert wird: ein statistisches Modell der Stimme und die Zahlen, aus denen es entstand, mit Name, Datum, Mikrofon und Qualität der Aufnahme. Die Aufnahme selbst wird nicht gespeichert, außer Sie wünschen auch das.

Wo: nur auf diesem Computer, im Datenordner {data_folder}. Nichts wird irgendwohin gesendet.

Wie lange: bis das Profil gelöscht wird; es läuft nicht von selbst ab.

Wie es gelöscht wird: Wählen Sie auf der Seite „Personen“ das Profil und drücken Sie „Löschen“, oder führen Sie „voxgate speakers delete NAME“ aus. Es wird sofort aus dem Datenordner entfernt.

Wozu es taugt: Eine Stimme lässt sich nachahmen oder von einer Aufnahme abspielen. Eine Übereinstimmung ist ein Hinweis, nie der einzige Beweis dafür, wer jemand ist.
</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Name of the person who enrolls</source>
        <translation>Name der Person, die eingelernt wird</translation>
    </message>
    <message>
        <source>Name, as it should appear in the list</source>
        <translation>Name, wie er in der Liste stehen soll</translation>
    </message>
    <message>
        <source>What you agree to</source>
        <translation>Wozu Sie zustimmen</translation>
    </message>
    <message>
        <source>Who enrolls?</source>
        <translation>Wer wird eingelernt?</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n profile(s) made again for the new model, from the kept sound: {names}.</source>
        <translation>
            <numerusform>%n Profil aus dem behaltenen Ton für das neue Modell neu gemacht: {names}.</numerusform>
            <numerusform>%n Profile aus dem behaltenen Ton für das neue Modell neu gemacht: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with another background model and cannot be verified with the one in use: {names}. Use that model again, or let these people enroll anew.</source>
        <translation>
            <numerusform>Ein Profil entstand mit einem anderen Hintergrundmodell und lässt sich mit dem verwendeten nicht prüfen: {names}. Verwenden Sie jenes Modell wieder, oder lernen Sie die Person neu ein.</numerusform>
            <numerusform>%n Profile entstanden mit einem anderen Hintergrundmodell und lassen sich mit dem verwendeten nicht prüfen: {names}. Verwenden Sie jenes Modell wieder, oder lernen Sie die Personen neu ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with another model: {names}.</source>
        <translation>
            <numerusform>1 Profil entstand mit einem anderen Modell: {names}.</numerusform>
            <numerusform>%n Profile entstanden mit einem anderen Modell: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n profile(s) were made with it and could never be verified again.</source>
        <translation>
            <numerusform>1 Profil entstand damit und ließe sich nie wieder prüfen.</numerusform>
            <numerusform>%n Profile entstanden damit und ließen sich nie wieder prüfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n Sitzung</numerusform>
            <numerusform>%n Sitzungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enroll somebody from %n recording(s)…</source>
        <translation>
            <numerusform>Jemanden aus %n Aufnahme einlernen …</numerusform>
            <numerusform>Jemanden aus %n Aufnahmen einlernen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n session(s) is kept</source>
        <translation>
            <numerusform>Der Ton von %n Sitzung wird behalten</numerusform>
            <numerusform>Der Ton von %n Sitzungen wird behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} und %n weitere</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CpuLine</name>
    <message>
        <source>CPU {percent}</source>
        <translation>CPU {percent}</translation>
    </message>
    <message>
        <source>CPU …</source>
        <translation>CPU …</translation>
    </message>
    <message numerus="yes">
        <source>Computing time of Voxgate alone, of all %n processor(s)</source>
        <translation>
            <numerusform>Rechenzeit von Voxgate allein, von %n Prozessor</numerusform>
            <numerusform>Rechenzeit von Voxgate allein, von allen %n Prozessoren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetPlot</name>
    <message>
        <source>At the shipped threshold {strangers} of strangers are accepted and {own} of the right people are not.</source>
        <translation>An der mitgelieferten Schwelle werden {strangers} der Fremden bestätigt und {own} der richtigen Personen nicht.</translation>
    </message>
    <message>
        <source>Detection error tradeoff</source>
        <translation>Abwägung der Fehlerraten</translation>
    </message>
    <message>
        <source>own rejected, %</source>
        <translation>Eigene abgelehnt, %</translation>
    </message>
    <message>
        <source>shipped threshold</source>
        <translation>mitgelieferte Schwelle</translation>
    </message>
    <message>
        <source>strangers accepted, %</source>
        <translation>Fremde bestätigt, %</translation>
    </message>
</context>
<context>
    <name>DeviceLevel</name>
    <message>
        <source>Another program uses it, or it is another name of a microphone that is open already.</source>
        <translation>Ein anderes Programm benutzt es, oder es ist ein zweiter Name eines Mikrofons, das schon offen ist.</translation>
    </message>
    <message>
        <source>Level of {name}</source>
        <translation>Pegel von {name}</translation>
    </message>
    <message>
        <source>already in use</source>
        <translation>schon in Benutzung</translation>
    </message>
    <message>
        <source>cannot be heard</source>
        <translation>nicht zu hören</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Close “{title}”</source>
        <translation>„{title}“ schließen</translation>
    </message>
    <message>
        <source>Move “{title}” into a window of its own</source>
        <translation>„{title}“ in ein eigenes Fenster setzen</translation>
    </message>
    <message>
        <source>Put “{title}” back into the window</source>
        <translation>„{title}“ zurück ins Fenster setzen</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Add a session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Add another microphone</source>
        <translation>Weiteres Mikrofon</translation>
    </message>
    <message>
        <source>Enrolled: {name}</source>
        <translation>Eingelernt: {name}</translation>
    </message>
    <message>
        <source>Make it stronger</source>
        <translation>So wird es stärker</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Jetzt prüfen</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>about {duration} left in this step</source>
        <translation>noch etwa {duration} in diesem Schritt</translation>
    </message>
    <message>
        <source>at most {duration} left in this step</source>
        <translation>noch höchstens {duration} in diesem Schritt</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <source>{h} h {min} min</source>
        <translation>{h} h {min} min</translation>
    </message>
    <message>
        <source>{min} min</source>
        <translation>{min} min</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>cancelled; nothing was changed</source>
        <translation>abgebrochen; nichts wurde geändert</translation>
    </message>
    <message>
        <source>only {got_s} s of speech were found and {need_s} s are needed; speak longer, closer to the microphone, or add more recordings</source>
        <translation>nur {got_s} s Sprache wurden gefunden, {need_s} s sind nötig; sprechen Sie länger, näher am Mikrofon, oder fügen Sie Aufnahmen hinzu</translation>
    </message>
    <message>
        <source>somebody named “{name}” is enrolled already; choose another name</source>
        <translation>„{name}“ ist schon eingelernt; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>the audio contains values that are not numbers (NaN, infinite, too large); export it again from the program that made it</source>
        <translation>die Aufnahme enthält Werte, die keine Zahlen sind (NaN, unendlich, zu groß); exportieren Sie sie noch einmal aus dem Programm, das sie erzeugt hat</translation>
    </message>
    <message>
        <source>the cluster {address} cannot be used: {why}</source>
        <translation>der Cluster {address} lässt sich nicht verwenden: {why}</translation>
    </message>
    <message>
        <source>the data folder {path} cannot be written ({why}); mend its permissions or make room</source>
        <translation>der Datenordner {path} lässt sich nicht beschreiben ({why}); korrigieren Sie die Rechte oder schaffen Sie Platz</translation>
    </message>
    <message>
        <source>the data folder {path} is in use by another program; close that program and try again</source>
        <translation>der Datenordner {path} wird von einem anderen Programm benutzt; schließen Sie es und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>the profile “{profile}” was made with an older model, to which no session can be added; 30 s of speech make it anew: Speakers → Renew</source>
        <translation>das Profil „{profile}“ entstand mit einem älteren Modell, dem keine Sitzung hinzugefügt werden kann; 30 s Sprache machen es neu: Personen → Erneuern</translation>
    </message>
    <message>
        <source>the profile “{profile}” was made with another background model than the one in use; enroll this person again, or use that model</source>
        <translation>das Profil „{profile}“ entstand mit einem anderen Hintergrundmodell als dem verwendeten; lernen Sie diese Person neu ein, oder verwenden Sie jenes Modell</translation>
    </message>
    <message>
        <source>the sound kept with the profile “{name}” is damaged or missing; the profile itself is unharmed; delete its sound under Speakers, and speak 30 s to renew it</source>
        <translation>die Tonaufnahme beim Profil „{name}“ ist beschädigt oder fehlt; dem Profil selbst ist nichts geschehen; löschen Sie sie unter Personen, und sprechen Sie 30 s, um es zu erneuern</translation>
    </message>
    <message>
        <source>the sound of this enrollment cannot be kept ({why}); nothing was saved; enroll without keeping it, or from a shorter recording at a usual rate</source>
        <translation>der Ton dieses Einlernens kann nicht behalten werden ({why}); nichts wurde gespeichert; lernen Sie ohne ihn ein, oder aus einer kürzeren Aufnahme mit üblicher Abtastrate</translation>
    </message>
    <message>
        <source>the stored profile “{name}” does not match its checksum; delete it and enroll this person again, or import a saved copy</source>
        <translation>das gespeicherte Profil „{name}“ passt nicht zu seiner Prüfsumme; löschen Sie es und lernen Sie diese Person neu ein, oder importieren Sie eine Kopie</translation>
    </message>
    <message>
        <source>there is no speaker named “{name}”; enrolled are: {known}</source>
        <translation>niemand heißt „{name}“; eingelernt sind: {known}</translation>
    </message>
    <message>
        <source>there is no speaker named “{name}”; nobody is enrolled yet</source>
        <translation>niemand heißt „{name}“; noch ist niemand eingelernt</translation>
    </message>
    <message>
        <source>this recording does not sound like {name}; nothing was added; let that person speak, or make a new profile</source>
        <translation>diese Aufnahme klingt nicht nach {name}; nichts wurde hinzugefügt; lassen Sie diese Person sprechen, oder machen Sie ein neues Profil</translation>
    </message>
    <message>
        <source>this sounds like two people (the voice changes after {at_s} s of speech); enroll one person at a time</source>
        <translation>das klingt nach zwei Personen (die Stimme wechselt nach {at_s} s Sprache); lernen Sie eine Person nach der anderen ein</translation>
    </message>
    <message>
        <source>usable recordings of too few people were found ({got}) to train a background model; give recordings of at least {need} people, half a minute or more of each</source>
        <translation>brauchbare Aufnahmen von zu wenigen Personen ({got}) für ein Hintergrundmodell; geben Sie Aufnahmen von mindestens {need} Personen, je eine halbe Minute oder mehr</translation>
    </message>
    <message>
        <source>{folder} {holds}; choose another folder to begin a new training</source>
        <translation>{folder} {holds}; wählen Sie einen anderen Ordner für ein neues Training</translation>
    </message>
    <message>
        <source>{name} has to agree before a voice profile is made; ask, then tick the box</source>
        <translation>{name} muss zustimmen, bevor ein Stimmprofil entsteht; fragen Sie, und setzen Sie dann das Häkchen</translation>
    </message>
    <message>
        <source>{path} cannot be read as voice profiles ({why}); nothing was changed; restore it from a backup or move it away to start anew</source>
        <translation>{path} lässt sich nicht als Stimmprofile lesen ({why}); nichts wurde geändert; stellen Sie die Datei aus einer Sicherung her, oder verschieben Sie sie, um neu anzufangen</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); choose another place</source>
        <translation>{path} lässt sich nicht schreiben ({why}); wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); make room there, or choose another place</source>
        <translation>{path} lässt sich nicht schreiben ({why}); schaffen Sie dort Platz, oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{path} is damaged; delete it and resume again: only what it held is computed anew</source>
        <translation>{path} ist beschädigt; löschen Sie die Datei, und setzen Sie fort: Nur ihr Inhalt wird neu berechnet</translation>
    </message>
    <message>
        <source>{path} is no intact Voxgate file ({why}); copy or create it again</source>
        <translation>{path} ist keine unversehrte Voxgate-Datei ({why}); kopieren oder erzeugen Sie sie neu</translation>
    </message>
    <message>
        <source>{path} was written by a newer Voxgate (format {found}, this one knows {known}); update Voxgate</source>
        <translation>{path} stammt von einem neueren Voxgate (Format {found}, dieses kennt {known}); aktualisieren Sie Voxgate</translation>
    </message>
    <message>
        <source>{path}, line {line}: {why}</source>
        <translation>{path}, Zeile {line}: {why}</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}: {why}</translation>
    </message>
    <message>
        <source>{url}: {why}</source>
        <translation>{url}: {why}</translation>
    </message>
    <message>
        <source>“{name}” cannot be a name; use 1 to 80 characters without line breaks</source>
        <translation>„{name}“ kann kein Name sein; nehmen Sie 1 bis 80 Zeichen ohne Zeilenumbruch</translation>
    </message>
</context>
<context>
    <name>Enroll</name>
    <message>
        <source>Adapting the model to the voice</source>
        <translation>Das Modell wird der Stimme angepasst</translation>
    </message>
    <message>
        <source>Another microphone: will you speak into another one as well? Add it now, as a session of its own; you choose it in the microphone check.</source>
        <translation>Ein anderes Mikrofon: Werden Sie auch in ein anderes sprechen? Fügen Sie es jetzt als eigene Sitzung hinzu; Sie wählen es bei der Mikrofonprobe.</translation>
    </message>
    <message>
        <source>Another microphone: {seconds} s were spoken into “{first}”, now I listen to “{now}”. A session should hold one microphone: choose “{first}” again, or begin this session anew with “{now}”; what was said so far is thrown away then. Next goes on with both.</source>
        <translation>Ein anderes Mikrofon: {seconds} s wurden in „{first}“ gesprochen, jetzt höre ich „{now}“. Eine Sitzung sollte nur ein Mikrofon enthalten: Wählen Sie wieder „{first}“, oder beginnen Sie diese Sitzung mit „{now}“ neu; was bisher gesagt wurde, wird dann verworfen. Weiter macht mit beiden weiter.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Fair profile</source>
        <translation>Brauchbares Profil</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertigstellen</translation>
    </message>
    <message>
        <source>From audio files…</source>
        <translation>Aus Audiodateien …</translation>
    </message>
    <message>
        <source>Good profile</source>
        <translation>Gutes Profil</translation>
    </message>
    <message>
        <source>I am this person, or this person sits beside me and agrees</source>
        <translation>Ich bin diese Person, oder sie sitzt neben mir und stimmt zu</translation>
    </message>
    <message>
        <source>It takes the place of the profile that was made with another model.</source>
        <translation>Es tritt an die Stelle des Profils, das mit einem anderen Modell entstand.</translation>
    </message>
    <message>
        <source>It was too late to stop the enrollment of {}: the profile was being saved already. Whoever does not want it can delete it on the Speakers page.</source>
        <translation>Das Einlernen von {} ließ sich nicht mehr anhalten: Das Profil wurde schon gespeichert. Wer es nicht möchte, kann es auf der Seite „Personen“ löschen.</translation>
    </message>
    <message>
        <source>Listening to the recording</source>
        <translation>Die Aufnahme wird angehört</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Only with consent: the profile can recognize this person&apos;s voice from now on. It holds the model and statistics, no audio.</source>
        <translation>Nur mit Einwilligung: Das Profil erkennt die Stimme dieser Person von nun an wieder. Es enthält das Modell und Statistik, keinen Ton.</translation>
    </message>
    <message>
        <source>Saving the profile</source>
        <translation>Das Profil wird gespeichert</translation>
    </message>
    <message>
        <source>Say a few words, as loud as you will speak later.</source>
        <translation>Sagen Sie ein paar Worte, so laut, wie Sie später sprechen werden.</translation>
    </message>
    <message>
        <source>Say anything you like for a few seconds. It should know you; a friend should be rejected.</source>
        <translation>Sagen Sie ein paar Sekunden lang etwas Beliebiges. Es sollte Sie erkennen und eine andere Person ablehnen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Strong profile</source>
        <translation>Starkes Profil</translation>
    </message>
    <message>
        <source>Testing the profile on parts of the recording</source>
        <translation>Das Profil wird an Teilen der Aufnahme geprüft</translation>
    </message>
    <message>
        <source>That sounds like two people. A profile must hold one voice only: discard the last part and go on alone, or cancel.</source>
        <translation>Das klingt nach zwei Personen. Ein Profil darf nur eine Stimme enthalten: Verwerfen Sie den letzten Teil und machen Sie allein weiter, oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>The choice could not be saved ({}); it holds until you close the window.</source>
        <translation>Die Wahl ließ sich nicht speichern ({}); sie gilt, bis Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>The enrollment is not finished; what has been said so far is thrown away.</source>
        <translation>Das Einlernen ist nicht fertig; das bisher Gesprochene wird verworfen.</translation>
    </message>
    <message>
        <source>The profile is not finished. Unless it is being saved by then, nothing of it is kept.</source>
        <translation>Das Profil ist nicht fertig. Wenn es bis dahin nicht gespeichert wird, bleibt nichts davon.</translation>
    </message>
    <message>
        <source>The recording has ended: finish with what was heard, or cancel.</source>
        <translation>Die Aufnahme ist zu Ende: Stellen Sie mit dem Gehörten fertig, oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>The recording has ended: press “Listen again”.</source>
        <translation>Die Aufnahme ist zu Ende: Drücken Sie „Noch einmal zuhören“.</translation>
    </message>
    <message>
        <source>The recordings are kept as well, until the sound or the person is deleted.</source>
        <translation>Auch die Aufnahmen werden behalten, bis der Ton oder die Person gelöscht wird.</translation>
    </message>
    <message>
        <source>There is no microphone: choose a demo recording above, or plug one in.</source>
        <translation>Es gibt kein Mikrofon: Wählen Sie oben eine Demo-Aufnahme, oder schließen Sie eines an.</translation>
    </message>
    <message>
        <source>This microphone is good</source>
        <translation>Dieses Mikrofon ist gut</translation>
    </message>
    <message>
        <source>This person agrees to a new profile, which replaces the one of another model</source>
        <translation>Diese Person stimmt einem neuen Profil zu, das das Profil eines anderen Modells ersetzt</translation>
    </message>
    <message>
        <source>This person agrees to one more session</source>
        <translation>Diese Person stimmt einer weiteren Sitzung zu</translation>
    </message>
    <message>
        <source>Tomorrow: a voice changes from day to day. Come back tomorrow or another day and add a session, here or with Speakers → Add a session.</source>
        <translation>Morgen: Eine Stimme klingt jeden Tag etwas anders. Kommen Sie morgen oder an einem anderen Tag wieder und fügen Sie eine Sitzung hinzu, hier oder mit Personen → Neue Sitzung.</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Neu trainieren</translation>
    </message>
    <message>
        <source>Training failed because of an error in Voxgate; it is described in the log.</source>
        <translation>Das Training ist wegen eines Fehlers in Voxgate gescheitert; er steht im Protokoll.</translation>
    </message>
    <message>
        <source>Try me</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Waiting for your voice</source>
        <translation>Wartet auf Ihre Stimme</translation>
    </message>
    <message>
        <source>Weak profile</source>
        <translation>Schwaches Profil</translation>
    </message>
    <message>
        <source>When tested, the profile accepted {accepted} of {tested} pieces of the enrolled speech (95% interval: {low} to {high}).</source>
        <translation>In der Prüfung hat das Profil {accepted} von {tested} Stücken der eingelernten Sprache angenommen (95-%-Intervall: {low} bis {high}).</translation>
    </message>
</context>
<context>
    <name>EnrollPage</name>
    <message numerus="yes">
        <source>Does {name} agree to a voice profile from these %n recordings?</source>
        <translation>
            <numerusform>Stimmt {name} einem Stimmprofil aus dieser Aufnahme zu?</numerusform>
            <numerusform>Stimmt {name} einem Stimmprofil aus diesen %n Aufnahmen zu?</numerusform>
        </translation>
    </message>
    <message>
        <source>Does {name} agree to a voice profile from this recording?</source>
        <translation>Stimmt {name} einem Stimmprofil aus dieser Aufnahme zu?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop enrolling?</source>
        <translation>Einlernen beenden?</translation>
    </message>
    <message>
        <source>The {seconds} s of speech are thrown away.</source>
        <translation>Die {seconds} s Sprache werden verworfen.</translation>
    </message>
    <message>
        <source>Yes, {name} agrees</source>
        <translation>Ja, {name} stimmt zu</translation>
    </message>
</context>
<context>
    <name>EnrollTrail</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
</context>
<context>
    <name>EnrollmentRing</name>
    <message>
        <source>Speech collected</source>
        <translation>Gesammelte Sprache</translation>
    </message>
    <message>
        <source>{net} of {full} seconds, {word}</source>
        <translation>{net} von {full} Sekunden, {word}</translation>
    </message>
</context>
<context>
    <name>Evaluate</name>
    <message>
        <source>0 of {all}</source>
        <translation>0 von {all}</translation>
    </message>
    <message>
        <source>95% intervals, found by drawing the people anew, not the trials.</source>
        <translation>95-%-Intervalle, bestimmt durch neues Ziehen der Personen, nicht der Versuche.</translation>
    </message>
    <message>
        <source>Bits of Cllr that a better calibration would gain</source>
        <translation>Bits an Cllr, die eine bessere Kalibrierung gewönne</translation>
    </message>
    <message>
        <source>Cllr</source>
        <translation>Cllr</translation>
    </message>
    <message>
        <source>Cllr / minCllr</source>
        <translation>Cllr / minCllr</translation>
    </message>
    <message>
        <source>Comparing the two models</source>
        <translation>Die beiden Modelle werden verglichen</translation>
    </message>
    <message>
        <source>Cost of the scores in bits: 0 is perfect, 1 is worth nothing</source>
        <translation>Kosten der Werte in Bit: 0 ist perfekt, 1 ist wertlos</translation>
    </message>
    <message>
        <source>Counting errors and their intervals</source>
        <translation>Fehler und ihre Intervalle werden gezählt</translation>
    </message>
    <message>
        <source>Drop one folder, or the two lists (CSV), not {}.</source>
        <translation>Legen Sie einen Ordner ab oder die beiden Listen (CSV), nicht {}.</translation>
    </message>
    <message>
        <source>Enrolling the speakers</source>
        <translation>Die Personen werden eingelernt</translation>
    </message>
    <message>
        <source>Equal error rate</source>
        <translation>Gleichfehlerrate</translation>
    </message>
    <message>
        <source>False match rate (FMR) at the shipped threshold</source>
        <translation>Falschakzeptanzrate (FMR) an der mitgelieferten Schwelle</translation>
    </message>
    <message>
        <source>False non-match rate (FNMR) there; “not clear enough” counts too</source>
        <translation>Falschablehnungsrate (FNMR) dort; „nicht eindeutig genug“ zählt mit</translation>
    </message>
    <message>
        <source>For trials of your own choice: an enrollment list with the columns speaker,path and a trial list with speaker,path,start_s,end_s,target.</source>
        <translation>Für Versuche nach eigener Wahl: eine Einlernliste mit den Spalten speaker,path und eine Versuchsliste mit speaker,path,start_s,end_s,target.</translation>
    </message>
    <message>
        <source>How many times as dear the scores are as with the best calibration</source>
        <translation>Wievielmal so teuer die Werte sind wie mit der besten Kalibrierung</translation>
    </message>
    <message>
        <source>How well does Voxgate tell these people apart? Some recordings of each person enroll, the others are tried against everybody. Your own profiles are neither used nor changed.</source>
        <translation>Wie gut hält Voxgate diese Personen auseinander? Mit einigen Aufnahmen jeder Person wird eingelernt, die anderen werden gegen alle geprüft. Ihre eigenen Profile werden weder benutzt noch geändert.</translation>
    </message>
    <message>
        <source>Least detection cost when 1 in 100 is the person</source>
        <translation>Geringste Kosten, wenn es 1 von 100 Mal die Person ist</translation>
    </message>
    <message>
        <source>Least detection cost when 5 in 100 are the person</source>
        <translation>Geringste Kosten, wenn es 5 von 100 Mal die Person ist</translation>
    </message>
    <message>
        <source>Listening to the test recordings</source>
        <translation>Die Testaufnahmen werden angehört</translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation>Aufnahmen werden durchgesehen</translation>
    </message>
    <message>
        <source>Miscalibration</source>
        <translation>Fehlkalibrierung</translation>
    </message>
    <message>
        <source>One subfolder for each person, named after them, with two recordings or more: the first half enrolls, the rest is tested.</source>
        <translation>Ein Unterordner je Person, nach ihr benannt, mit mindestens zwei Aufnahmen: Mit der ersten Hälfte wird eingelernt, der Rest wird geprüft.</translation>
    </message>
    <message>
        <source>Right person not accepted</source>
        <translation>Richtige Person nicht bestätigt</translation>
    </message>
    <message>
        <source>Six voices that come with the program; it takes a few seconds.</source>
        <translation>Sechs mitgelieferte Stimmen; es dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Strangers accepted</source>
        <translation>Fremde bestätigt</translation>
    </message>
    <message>
        <source>Strangers only, for want of a second recording: {names}.</source>
        <translation>Nur als Fremde, mangels zweiter Aufnahme: {names}.</translation>
    </message>
    <message>
        <source>The demo recordings</source>
        <translation>Die Demo-Aufnahmen</translation>
    </message>
    <message>
        <source>The difference has a 95% interval of its own, found by drawing the people anew for both at once: it is clear when zero lies outside. Diamonds mark the thresholds in use.</source>
        <translation>Der Unterschied hat ein eigenes 95-%-Intervall, bestimmt durch neues Ziehen der Personen für beide zugleich: Er ist eindeutig, wenn die Null außerhalb liegt. Rauten markieren die verwendeten Schwellen.</translation>
    </message>
    <message>
        <source>The evaluation is not finished; its scores would be lost.</source>
        <translation>Die Auswertung ist nicht fertig; ihre Werte gingen verloren.</translation>
    </message>
    <message>
        <source>The evaluation was cancelled; nothing was changed.</source>
        <translation>Die Auswertung wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The same after the best possible calibration</source>
        <translation>Dasselbe nach der bestmöglichen Kalibrierung</translation>
    </message>
    <message>
        <source>There is no other model yet: train one under Model.</source>
        <translation>Es gibt noch kein anderes Modell: Trainieren Sie eines unter „Modell“.</translation>
    </message>
    <message>
        <source>Two models, the same recordings</source>
        <translation>Zwei Modelle, dieselben Aufnahmen</translation>
    </message>
    <message>
        <source>Where both kinds of error are equally frequent</source>
        <translation>Wo beide Fehlerarten gleich häufig sind</translation>
    </message>
    <message>
        <source>at most {rate}</source>
        <translation>höchstens {rate}</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>minCllr</source>
        <translation>minCllr</translation>
    </message>
    <message>
        <source>minDCF, prior 0.01</source>
        <translation>minDCF, a priori 0,01</translation>
    </message>
    <message>
        <source>minDCF, prior 0.05</source>
        <translation>minDCF, a priori 0,05</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>kein klarer Unterschied</translation>
    </message>
    <message>
        <source>no error to resample</source>
        <translation>kein Fehler zum Ziehen</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>noch nicht gewählt</translation>
    </message>
    <message>
        <source>too few speakers</source>
        <translation>zu wenige Personen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>{enrollments} and {trials}</source>
        <translation>{enrollments} und {trials}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} Punkte</translation>
    </message>
    <message>
        <source>{source}: {people} people enrolled; {own} trials by the right person, {strangers} by strangers. {unclear} of all trials ended without a clear answer.</source>
        <translation>{source}: {people} Personen eingelernt; {own} Versuche der richtigen Person, {strangers} von Fremden. {unclear} aller Versuche endeten ohne klare Antwort.</translation>
    </message>
</context>
<context>
    <name>EvaluateCompare</name>
    <message>
        <source>Back to the results</source>
        <translation>Zurück zu den Ergebnissen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Error tradeoff (DET)</source>
        <translation>Fehlerabwägung (DET)</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Looking at the recordings …</source>
        <translation>Aufnahmen werden durchgesehen …</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>Das Speichern des Berichts</translation>
    </message>
    <message>
        <source>The evaluation</source>
        <translation>Die Auswertung</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>Der Bericht liegt in {path}.</translation>
    </message>
</context>
<context>
    <name>EvaluateResults</name>
    <message>
        <source>Compare models…</source>
        <translation>Modelle vergleichen …</translation>
    </message>
    <message>
        <source>Error tradeoff (DET)</source>
        <translation>Fehlerabwägung (DET)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation>Neue Auswertung</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Who is hard</source>
        <translation>Wer ist schwierig</translation>
    </message>
</context>
<context>
    <name>EvaluateSetup</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n Ding</numerusform>
            <numerusform>%n Dinge</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Drop a folder here</source>
        <translation>Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Enrollment list…</source>
        <translation>Einlernliste …</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Evaluate the demo recordings</source>
        <translation>Demo-Aufnahmen auswerten</translation>
    </message>
    <message>
        <source>Evaluate the lists</source>
        <translation>Listen auswerten</translation>
    </message>
    <message>
        <source>No recordings at hand?</source>
        <translation>Keine Aufnahmen zur Hand?</translation>
    </message>
    <message>
        <source>Trial lists</source>
        <translation>Versuchslisten</translation>
    </message>
    <message>
        <source>Trial list…</source>
        <translation>Versuchsliste …</translation>
    </message>
    <message>
        <source>What to evaluate</source>
        <translation>Was ausgewertet wird</translation>
    </message>
</context>
<context>
    <name>FaceButton</name>
    <message>
        <source>Change or remove the picture of {name}</source>
        <translation>Das Bild von {name} ändern oder entfernen</translation>
    </message>
    <message>
        <source>Choose a picture of {name}</source>
        <translation>Ein Bild von {name} wählen</translation>
    </message>
    <message>
        <source>Kept on this computer only, never exported, deleted with the profile.</source>
        <translation>Nur auf diesem Rechner, nie exportiert, mit dem Profil gelöscht.</translation>
    </message>
</context>
<context>
    <name>FaultWindow</name>
    <message numerus="yes">
        <source>It happened %n time(s).</source>
        <translation>
            <numerusform>Es geschah %n Mal.</numerusform>
            <numerusform>Es geschah %n Mal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Ordner des Protokolls öffnen</translation>
    </message>
    <message>
        <source>Something went wrong inside Voxgate</source>
        <translation>In Voxgate ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Voxgate goes on, and what is saved is safe. What happened is described in {log}.</source>
        <translation>Voxgate läuft weiter, und was gespeichert ist, ist sicher. Was geschah, steht in {log}.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>A recording or an imitation of your voice can fool this program. Use it beside a password or a key, never in their place.</source>
        <translation>Eine Aufnahme oder Nachahmung Ihrer Stimme kann dieses Programm täuschen. Benutzen Sie es neben einem Passwort oder Schlüssel, nie an deren Stelle.</translation>
    </message>
    <message>
        <source>A voice alone is no proof of identity.</source>
        <translation>Eine Stimme allein beweist keine Identität.</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Bevor Sie anfangen</translation>
    </message>
    <message>
        <source>It tells you when it does not know.</source>
        <translation>Es sagt Ihnen, wenn es etwas nicht weiß.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. A profile holds figures about how you sound; the recording is kept only if you ask for it. You can delete both at any time under Speakers.</source>
        <translation>Nichts wird irgendwohin gesendet. Ein Profil enthält Zahlen darüber, wie Sie klingen; die Aufnahme wird nur aufgehoben, wenn Sie es wünschen. Beides können Sie unter „Personen“ jederzeit löschen.</translation>
    </message>
    <message>
        <source>Your voice stays on this computer.</source>
        <translation>Ihre Stimme bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>“Keep talking” and “Not clear enough” are real answers: noise, a cold or a far microphone make voices harder to tell apart.</source>
        <translation>„Weitersprechen“ und „Nicht eindeutig“ sind echte Antworten: Lärm, eine Erkältung oder ein fernes Mikrofon machen Stimmen schwerer unterscheidbar.</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>I understand</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>HardSpeakers</name>
    <message>
        <source>Highest score of a stranger; close to the own score means easily passed for</source>
        <translation>Höchster Wert einer fremden Person; nahe am eigenen heißt: leicht zu verwechseln</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Durchgelassen</translation>
    </message>
    <message>
        <source>Mean score of the own recordings; the higher the better recognized</source>
        <translation>Mittlerer Wert der eigenen Aufnahmen; je höher, desto besser erkannt</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Own recordings that were not accepted, of all own recordings</source>
        <translation>Eigene Aufnahmen, die nicht bestätigt wurden, von allen eigenen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Strangers&apos; recordings that were accepted, of all strangers&apos; recordings</source>
        <translation>Fremde Aufnahmen, die bestätigt wurden, von allen fremden</translation>
    </message>
    <message>
        <source>The person who was claimed to speak</source>
        <translation>Die Person, die angeblich sprach</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
</context>
<context>
    <name>KeepSound</name>
    <message>
        <source>Also keep the sound (not needed)</source>
        <translation>Auch den Ton behalten (nicht nötig)</translation>
    </message>
    <message>
        <source>The recording then lies beside the profile in {folder}, so that the profile can be made again for a better model without speaking anew, and for nothing else. Whoever can read that folder can listen to it. Deleting the sound, or the person, under Speakers deletes it.</source>
        <translation>Die Aufnahme liegt dann beim Profil in {folder}, damit es für ein besseres Modell neu gemacht werden kann, ohne dass Sie noch einmal sprechen, und für nichts sonst. Wer diesen Ordner lesen kann, kann sie anhören. Sie ist gelöscht, sobald Sie unter Personen den Ton oder die Person löschen.</translation>
    </message>
</context>
<context>
    <name>LastRun</name>
    <message>
        <source>Not everything could be read again.</source>
        <translation>Nicht alles ließ sich wieder lesen.</translation>
    </message>
    <message>
        <source>Nothing that was saved is lost.</source>
        <translation>Nichts Gespeichertes ist verloren.</translation>
    </message>
    <message>
        <source>Nothing that was saved is lost: the profiles ({count}) and the settings were checked.</source>
        <translation>Nichts Gespeichertes ist verloren: Die Profile ({count}) und die Einstellungen wurden geprüft.</translation>
    </message>
    <message>
        <source>The enrollment that was not finished has to be done again.</source>
        <translation>Das Einlernen, das nicht fertig wurde, muss wiederholt werden.</translation>
    </message>
    <message>
        <source>The evaluation that was not finished has to be done again.</source>
        <translation>Die Auswertung, die nicht fertig wurde, muss wiederholt werden.</translation>
    </message>
    <message>
        <source>The last time Voxgate crashed ({what}; see {log}).</source>
        <translation>Beim letzten Mal ist Voxgate abgestürzt ({what}; siehe {log}).</translation>
    </message>
    <message>
        <source>The last time Voxgate was ended from outside, or the computer went off.</source>
        <translation>Beim letzten Mal wurde Voxgate von außen beendet, oder der Computer ging aus.</translation>
    </message>
    <message>
        <source>The training that was not finished can be resumed under Model.</source>
        <translation>Das Training, das nicht fertig wurde, lässt sich unter „Modell“ fortsetzen.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>Mikrofonpegel</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>{level} dB below full scale</source>
        <translation>{level} dB unter Vollaussteuerung</translation>
    </message>
    <message>
        <source>{level}, the signal has clipped</source>
        <translation>{level}, das Signal war übersteuert</translation>
    </message>
</context>
<context>
    <name>LicensesDialog</name>
    <message>
        <source>License text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>This package brings no license text.</source>
        <translation>Dieses Paket bringt keinen Lizenztext mit.</translation>
    </message>
    <message>
        <source>Voxgate is built of these packages. Each is under a license of its own.</source>
        <translation>Voxgate besteht aus diesen Paketen. Jedes hat eine eigene Lizenz.</translation>
    </message>
    <message>
        <source>Voxgate runs without having been installed, so its packages are not known.</source>
        <translation>Voxgate läuft, ohne installiert worden zu sein, daher sind seine Pakete nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>LikelihoodCurve</name>
    <message>
        <source>Training progress</source>
        <translation>Trainingsfortschritt</translation>
    </message>
    <message>
        <source>iteration {number}</source>
        <translation>Iteration {number}</translation>
    </message>
    <message>
        <source>iteration {number}, log-likelihood {value} per frame</source>
        <translation>Iteration {number}, Log-Likelihood {value} je Rahmen</translation>
    </message>
    <message>
        <source>waiting for the first iteration</source>
        <translation>wartet auf die erste Iteration</translation>
    </message>
</context>
<context>
    <name>LiveService</name>
    <message>
        <source>“{name}” does not answer: unplug it and plug it in again, or choose another microphone.</source>
        <translation>„{name}“ antwortet nicht: Ziehen Sie es ab und stecken Sie es wieder an, oder wählen Sie ein anderes Mikrofon.</translation>
    </message>
</context>
<context>
    <name>LookSettings</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Meters show each level without decay.</source>
        <translation>Anzeigen zeigen jeden Pegel ohne Nachlauf.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Size of the words</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n sample(s) lost</source>
        <translation>
            <numerusform>%n Abtastwert verloren</numerusform>
            <numerusform>%n Abtastwerte verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave the enrollment?</source>
        <translation>Das Einlernen verlassen?</translation>
    </message>
    <message>
        <source>Listening · {source} · {lost}</source>
        <translation>Hört zu · {source} · {lost}</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Not listening · {source}</source>
        <translation>Hört nicht zu · {source}</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Use demo recordings…</source>
        <translation>Demo-Aufnahmen verwenden …</translation>
    </message>
    <message>
        <source>no sound lost</source>
        <translation>kein Ton verloren</translation>
    </message>
    <message>
        <source>{name} · {rate} kHz</source>
        <translation>{name} · {rate} kHz</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>&amp;Zuhören</translation>
    </message>
    <message>
        <source>About Voxgate</source>
        <translation>Über Voxgate</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Aktionen</translation>
    </message>
    <message>
        <source>All actions…</source>
        <translation>Alle Aktionen …</translation>
    </message>
    <message>
        <source>Choose a name here, start listening (Ctrl+L) and talk as you always do.</source>
        <translation>Wählen Sie hier einen Namen, starten Sie das Zuhören (Strg+L) und sprechen Sie wie immer.</translation>
    </message>
    <message>
        <source>Close a question, the list of actions or the tour</source>
        <translation>Eine Frage, die Liste der Aktionen oder die Tour schließen</translation>
    </message>
    <message>
        <source>Ctrl+K finds every action, F1 shows the shortcuts. This tour begins again from the Help menu.</source>
        <translation>Strg+K findet jede Aktion, F1 zeigt die Tastenkürzel. Diese Tour lässt sich im Menü „Hilfe“ wiederholen.</translation>
    </message>
    <message>
        <source>Enroll a voice</source>
        <translation>Stimme einlernen</translation>
    </message>
    <message>
        <source>Enroll from recordings…</source>
        <translation>Aus Aufnahmen einlernen …</translation>
    </message>
    <message>
        <source>Enroll somebody</source>
        <translation>Jemanden einlernen</translation>
    </message>
    <message>
        <source>Everything is a few keys away</source>
        <translation>Alles ist ein paar Tasten entfernt</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Find a speaker</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>Find out who speaks in a recording…</source>
        <translation>Herausfinden, wer in einer Aufnahme spricht …</translation>
    </message>
    <message>
        <source>Go to the newest message at the foot of the window</source>
        <translation>Zur neuesten Meldung unten im Fenster</translation>
    </message>
    <message>
        <source>Import a profile…</source>
        <translation>Profil importieren …</translation>
    </message>
    <message>
        <source>It begins here: read aloud for about a minute. The ring counts your speech and says why when it stands still.</source>
        <translation>Hier fängt es an: Lesen Sie etwa eine Minute laut vor. Der Ring zählt Ihre Sprache und sagt, warum er stillsteht.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Licenses</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Die Antwort lesen</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Sagen, wer Sie sind</translation>
    </message>
    <message>
        <source>Score of the last minute: look closer</source>
        <translation>Wert der letzten Minute: genauer hinsehen</translation>
    </message>
    <message>
        <source>Score of the last minute: pause and go on</source>
        <translation>Wert der letzten Minute: anhalten und fortsetzen</translation>
    </message>
    <message>
        <source>Score of the last minute: read an earlier moment</source>
        <translation>Wert der letzten Minute: einen früheren Moment ablesen</translation>
    </message>
    <message>
        <source>Show the tour</source>
        <translation>Tour zeigen</translation>
    </message>
    <message>
        <source>Spectrogram and level</source>
        <translation>Spektrogramm und Pegel</translation>
    </message>
    <message>
        <source>Start or stop listening</source>
        <translation>Zuhören starten oder beenden</translation>
    </message>
    <message>
        <source>The half ring shows how sure the program is, the mark how sure it must be. “Keep talking” and “Too noisy” are real answers, too.</source>
        <translation>Der Halbring zeigt, wie sicher das Programm ist, die Marke, wie sicher es sein muss. „Weitersprechen“ und „Zu laut hier“ sind ebenfalls echte Antworten.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippen Sie, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Why this score?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
</context>
<context>
    <name>MicCheckStep</name>
    <message>
        <source>Begin anew with this microphone</source>
        <translation>Mit diesem Mikrofon neu beginnen</translation>
    </message>
    <message>
        <source>Listen again</source>
        <translation>Noch einmal zuhören</translation>
    </message>
    <message>
        <source>Microphone check</source>
        <translation>Mikrofonprobe</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>A profile is never scored with a model it was not made for: it goes on with the model that made it and is marked “speak 30 s to renew”.</source>
        <translation>Ein Profil wird nie mit einem Modell bewertet, für das es nicht gemacht wurde: Es bleibt bei dem Modell, mit dem es entstanden ist, und ist mit „zum Erneuern 30 s sprechen“ gekennzeichnet.</translation>
    </message>
    <message>
        <source>A voice is compared with this model of many people&apos;s voices: what sounds like everybody is no evidence, what sounds like you alone is.</source>
        <translation>Eine Stimme wird mit diesem Modell vieler Stimmen verglichen: Was nach allen klingt, ist kein Hinweis; was nur nach Ihnen klingt, schon.</translation>
    </message>
    <message>
        <source>All {all} profiles were made with this model.</source>
        <translation>Alle {all} Profile entstanden mit diesem Modell.</translation>
    </message>
    <message>
        <source>Collecting the voices to compare with</source>
        <translation>Vergleichsstimmen werden gesammelt</translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation>Merkmale werden berechnet</translation>
    </message>
    <message>
        <source>Dividing the people for calibration</source>
        <translation>Die Personen werden für die Kalibrierung aufgeteilt</translation>
    </message>
    <message>
        <source>Drop one folder or one list (CSV).</source>
        <translation>Legen Sie einen Ordner oder eine Liste (CSV) ab.</translation>
    </message>
    <message>
        <source>Enrolling people for the calibration</source>
        <translation>Personen werden für die Kalibrierung eingelernt</translation>
    </message>
    <message>
        <source>Finding a first mixture</source>
        <translation>Eine erste Mischung wird gesucht</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Fitting the mixture</source>
        <translation>Die Mischung wird angepasst</translation>
    </message>
    <message>
        <source>Heard for calibration</source>
        <translation>Für die Kalibrierung gehört</translation>
    </message>
    <message>
        <source>Learning to notice two voices in one enrollment</source>
        <translation>Gelernt wird, zwei Stimmen in einer Aufnahme zu bemerken</translation>
    </message>
    <message>
        <source>Learning what rooms and microphones do</source>
        <translation>Gelernt wird, was Räume und Mikrofone bewirken</translation>
    </message>
    <message>
        <source>Looking at the recordings</source>
        <translation>Aufnahmen werden durchgesehen</translation>
    </message>
    <message>
        <source>Measuring how the recordings sound</source>
        <translation>Der Klang der Aufnahmen wird gemessen</translation>
    </message>
    <message>
        <source>Measuring the features</source>
        <translation>Die Merkmale werden gemessen</translation>
    </message>
    <message>
        <source>Mixing noises from voices</source>
        <translation>Geräusche aus Stimmen werden gemischt</translation>
    </message>
    <message>
        <source>Mixtures</source>
        <translation>Mischungen</translation>
    </message>
    <message>
        <source>More Gaussians tell voices apart more finely, but need more speech: about 20 s each.</source>
        <translation>Mehr Gauß-Komponenten unterscheiden Stimmen feiner, brauchen aber mehr Sprache: etwa 20 s je Komponente.</translation>
    </message>
    <message>
        <source>No profile can be verified with it.</source>
        <translation>Damit lässt sich kein Profil prüfen.</translation>
    </message>
    <message>
        <source>No profile is affected.</source>
        <translation>Kein Profil ist betroffen.</translation>
    </message>
    <message>
        <source>No profile was made with it.</source>
        <translation>Kein Profil entstand damit.</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet, so nobody has to speak again.</source>
        <translation>Noch ist niemand eingelernt, also muss niemand noch einmal sprechen.</translation>
    </message>
    <message>
        <source>Normalizing the features</source>
        <translation>Die Merkmale werden normiert</translation>
    </message>
    <message>
        <source>On clear speech of people the model never met; the strangers sound alike.</source>
        <translation>An deutlicher Sprache von Personen, die das Modell nicht kennt; die Fremden klingen ähnlich.</translation>
    </message>
    <message>
        <source>On people kept aside in training, clear and noisy. Expect worse from people it never met: Evaluate tells.</source>
        <translation>An Personen, die beim Training beiseite blieben, mit und ohne Lärm. Bei ganz unbekannten ist es schlechter: „Auswerten“ zeigt es.</translation>
    </message>
    <message>
        <source>One subfolder for each person, or a list (CSV) with the columns speaker,path. Six people at least, half a minute or more of each; the more, and the more like your users, the better. Train only with voices you have the right to use.</source>
        <translation>Ein Unterordner je Person, oder eine Liste (CSV) mit den Spalten speaker,path. Mindestens sechs Personen, je eine halbe Minute oder mehr; je mehr und je ähnlicher Ihren Benutzern, desto besser. Trainieren Sie nur mit Stimmen, die Sie verwenden dürfen.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Playing attempts of people and strangers</source>
        <translation>Versuche von Berechtigten und Fremden werden durchgespielt</translation>
    </message>
    <message>
        <source>Resume the training…</source>
        <translation>Training fortsetzen …</translation>
    </message>
    <message>
        <source>Saving the model</source>
        <translation>Das Modell wird gespeichert</translation>
    </message>
    <message>
        <source>Shipped with Voxgate</source>
        <translation>Mit Voxgate geliefert</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>Training zeigen</translation>
    </message>
    <message>
        <source>So few people make a weak model: compare it with the shipped one under Evaluate before you use it.</source>
        <translation>So wenige Personen ergeben ein schwaches Modell: Vergleichen Sie es unter „Auswerten“ mit dem mitgelieferten, bevor Sie es verwenden.</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The choice could not be saved ({}), so nothing was switched.</source>
        <translation>Die Wahl ließ sich nicht speichern ({}), also wurde nichts gewechselt.</translation>
    </message>
    <message>
        <source>The file is removed for good; only training it again brings it back.</source>
        <translation>Die Datei wird endgültig entfernt; nur neues Training bringt sie zurück.</translation>
    </message>
    <message>
        <source>The training was cancelled; no model was made.</source>
        <translation>Das Training wurde abgebrochen; es entstand kein Modell.</translation>
    </message>
    <message>
        <source>This file is no intact background model, so it cannot be used.</source>
        <translation>Diese Datei ist kein unversehrtes Hintergrundmodell und lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>This model does not say whose voices it was made from.</source>
        <translation>Dieses Modell sagt nicht, aus wessen Stimmen es entstand.</translation>
    </message>
    <message>
        <source>Train your own…</source>
        <translation>Eigenes trainieren …</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert am</translation>
    </message>
    <message>
        <source>Voices to compare with</source>
        <translation>Vergleichsstimmen</translation>
    </message>
    <message>
        <source>Voxgate starts again with the other model; that takes a moment.</source>
        <translation>Voxgate startet mit dem anderen Modell neu; das dauert einen Augenblick.</translation>
    </message>
    <message>
        <source>What it is not for</source>
        <translation>Wofür es nicht taugt</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Whose voices it was made from</source>
        <translation>Aus wessen Stimmen es entstand</translation>
    </message>
    <message>
        <source>a training of “{name}” is paused; resume it or throw it away</source>
        <translation>ein Training von „{name}“ ist angehalten; setzen Sie es fort, oder verwerfen Sie es</translation>
    </message>
    <message>
        <source>being sure over a telephone: it hears much less there</source>
        <translation>Sicherheit am Telefon: Dort hört es viel weniger</translation>
    </message>
    <message>
        <source>forensic questions, or recordings of unknown origin</source>
        <translation>forensische Fragen oder Aufnahmen unbekannter Herkunft</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>im Einsatz</translation>
    </message>
    <message>
        <source>license unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>no credit given</source>
        <translation>ohne Urheberangabe</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht im Einsatz</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>not recorded in this model</source>
        <translation>steht nicht im Modell</translation>
    </message>
    <message>
        <source>proof of identity on its own: a recording or an imitation can fool it</source>
        <translation>alleiniger Identitätsnachweis: Eine Aufnahme oder Nachahmung kann es täuschen</translation>
    </message>
    <message>
        <source>telling children apart as a group of their own</source>
        <translation>Kinder untereinander unterscheiden</translation>
    </message>
    <message>
        <source>there is a model named “{name}” already; choose another name</source>
        <translation>ein Modell namens „{name}“ gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>{duration} in {count} recordings</source>
        <translation>{duration} in {count} Aufnahmen</translation>
    </message>
    <message>
        <source>{fitting} of {all} profiles were made with this model.</source>
        <translation>{fitting} von {all} Profilen entstanden mit diesem Modell.</translation>
    </message>
    <message>
        <source>{mixtures} of {gaussians} Gaussians over {features} features</source>
        <translation>{mixtures} mit je {gaussians} Gauß-Komponenten über {features} Merkmalen</translation>
    </message>
    <message>
        <source>{strangers} of 100 attempts by strangers are accepted, and {own} of 100 by the right person</source>
        <translation>{strangers} von 100 Versuchen Fremder werden bestätigt und {own} von 100 der richtigen Person</translation>
    </message>
    <message>
        <source>“{name}” cannot be a model&apos;s name; use 1 to {longest} characters without {unfit} and no dot in front</source>
        <translation>„{name}“ kann kein Modellname sein; nehmen Sie 1 bis {longest} Zeichen ohne {unfit} und keinen Punkt am Anfang</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>NavRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Qt&apos;s pattern of a date: d = day, MMM = short name of the month, yyyy = year</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>OneJob</name>
    <message>
        <source>{what} failed because of an error in Voxgate; it is described in the log.</source>
        <translation>{what} ist wegen eines Fehlers in Voxgate gescheitert; er steht im Protokoll.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Enroll</source>
        <translation>Einlernen</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
</context>
<context>
    <name>PausedCard</name>
    <message>
        <source>A training is paused</source>
        <translation>Ein Training ist angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>“{name}”, {people} people. It goes on from: {where}.</source>
        <translation>„{name}“, {people} Personen. Es geht weiter bei: {where}.</translation>
    </message>
</context>
<context>
    <name>PhotoChoice</name>
    <message>
        <source>Choose another picture…</source>
        <translation>Anderes Bild wählen …</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Taking in the picture</source>
        <translation>Die Übernahme des Bildes</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>The picture {name} is damaged; choose another one.</source>
        <translation>Das Bild {name} ist beschädigt; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{count} megabytes</source>
        <translation>{count} Megabyte</translation>
    </message>
    <message>
        <source>{count} megapixels</source>
        <translation>{count} Megapixel</translation>
    </message>
    <message>
        <source>{name} is no picture that can be shown; choose a PNG, JPEG, WebP, GIF or BMP file.</source>
        <translation>{name} ist kein Bild, das gezeigt werden kann; wählen Sie eine Datei in PNG, JPEG, WebP, GIF oder BMP.</translation>
    </message>
    <message>
        <source>{name} is too large for a picture of a person (more than {size}); choose a smaller one.</source>
        <translation>{name} ist zu groß für das Bild einer Person (mehr als {size}); wählen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}); choose another picture.</source>
        <translation>{path} kann nicht gelesen werden ({why}); wählen Sie ein anderes Bild.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Not tested yet: the profile is too short to test one part against the other.</source>
        <translation>Noch nicht geprüft: Das Profil ist zu kurz, um einen Teil am anderen zu prüfen.</translation>
    </message>
    <message>
        <source>This is a good profile.</source>
        <translation>Das ist ein gutes Profil.</translation>
    </message>
    <message>
        <source>This is a strong profile.</source>
        <translation>Das ist ein starkes Profil.</translation>
    </message>
    <message>
        <source>This profile is usable; another session would make it better.</source>
        <translation>Dieses Profil ist brauchbar; eine weitere Sitzung würde es verbessern.</translation>
    </message>
    <message>
        <source>This profile is weak: record another session, in a quiet room.</source>
        <translation>Dieses Profil ist schwach: Nehmen Sie eine weitere Sitzung in einem ruhigen Raum auf.</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>noise not measured</source>
        <translation>Lärm nicht gemessen</translation>
    </message>
    <message>
        <source>noisy, {snr} dB SNR</source>
        <translation>laut, {snr} dB SNR</translation>
    </message>
    <message>
        <source>older model · {summary}</source>
        <translation>älteres Modell · {summary}</translation>
    </message>
    <message>
        <source>quiet, {snr} dB SNR</source>
        <translation>ruhig, {snr} dB SNR</translation>
    </message>
    <message>
        <source>some noise, {snr} dB SNR</source>
        <translation>etwas Lärm, {snr} dB SNR</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>unknown day</source>
        <translation>Tag unbekannt</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>{noise}, {share} clipped</source>
        <translation>{noise}, {share} übersteuert</translation>
    </message>
    <message>
        <source>{seconds} s of speech</source>
        <translation>{seconds} s Sprache</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Delete it…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>That you have read this could not be saved ({reason}).</source>
        <translation>Dass Sie dies gelesen haben, ließ sich nicht speichern ({reason}).</translation>
    </message>
    <message>
        <source>The other language is spoken from the next start on: something is still running, and starting again now would lose it.</source>
        <translation>Die andere Sprache gilt ab dem nächsten Start: Es läuft noch etwas, das bei einem Neustart jetzt verloren ginge.</translation>
    </message>
    <message>
        <source>The other model is used from the next start on: something is still running, and starting again now would lose it.</source>
        <translation>Das andere Modell gilt ab dem nächsten Start: Es läuft noch etwas, das bei einem Neustart jetzt verloren ginge.</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>Text to read aloud</source>
        <translation>Text zum Vorlesen</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>no speech was found; speak closer to the microphone</source>
        <translation>keine Sprache gefunden; sprechen Sie näher am Mikrofon</translation>
    </message>
    <message>
        <source>nobody is enrolled yet</source>
        <translation>noch ist niemand eingelernt</translation>
    </message>
    <message>
        <source>not clear enough after 15 s of speech</source>
        <translation>nach 15 s Sprache nicht eindeutig genug</translation>
    </message>
    <message>
        <source>not enough evidence yet</source>
        <translation>noch nicht genug Hinweise</translation>
    </message>
    <message>
        <source>the acceptance expired</source>
        <translation>die Bestätigung ist abgelaufen</translation>
    </message>
    <message>
        <source>the speech is not clear enough to tell; record in a quieter place</source>
        <translation>die Sprache ist nicht deutlich genug; nehmen Sie an einem ruhigeren Ort auf</translation>
    </message>
    <message>
        <source>the voice does not match</source>
        <translation>die Stimme passt nicht</translation>
    </message>
    <message>
        <source>the voice matches</source>
        <translation>die Stimme passt</translation>
    </message>
    <message>
        <source>there was a gap in the sound</source>
        <translation>im Ton war eine Lücke</translation>
    </message>
    <message>
        <source>this may be another voice</source>
        <translation>das könnte eine andere Stimme sein</translation>
    </message>
</context>
<context>
    <name>Rebuilding</name>
    <message>
        <source>Making profiles again from kept sound</source>
        <translation>Das Neumachen von Profilen aus behaltenem Ton</translation>
    </message>
    <message>
        <source>The profile of {name} stays as it was: {why}.</source>
        <translation>Das Profil von {name} bleibt, wie es war: {why}.</translation>
    </message>
</context>
<context>
    <name>RecordingAnswer</name>
    <message>
        <source>No speech was found in it.</source>
        <translation>Darin wurde keine Sprache gefunden.</translation>
    </message>
    <message>
        <source>None of the enrolled.</source>
        <translation>Keine der eingelernten Personen.</translation>
    </message>
    <message>
        <source>The voice matches.</source>
        <translation>Die Stimme passt.</translation>
    </message>
    <message>
        <source>Too little speech, or not clear enough, to tell.</source>
        <translation>Zu wenig Sprache oder nicht eindeutig genug.</translation>
    </message>
</context>
<context>
    <name>RecordingAnswerView</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>How much it sounds like each enrolled person</source>
        <translation>Wie sehr es nach jeder eingelernten Person klingt</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Hört zu …</translation>
    </message>
    <message>
        <source>Not clear enough</source>
        <translation>Nicht eindeutig</translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation>Unbekannte Stimme</translation>
    </message>
    <message>
        <source>{seconds} s of speech</source>
        <translation>{seconds} s Sprache</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>95% interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Background model</source>
        <translation>Hintergrundmodell</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Detection error tradeoff</source>
        <translation>Fehlerabwägung (DET)</translation>
    </message>
    <message>
        <source>Evaluation with Voxgate</source>
        <translation>Auswertung mit Voxgate</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>No trial says whether it is the right person, so there are no figures.</source>
        <translation>Kein Versuch sagt, ob es die richtige Person ist; darum gibt es keine Kennzahlen.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Scores of the right person (green) and of strangers (orange); beyond ±15 they are drawn at the edge.</source>
        <translation>Werte der richtigen Person (grün) und von Fremden (orange); jenseits von ±15 stehen sie am Rand.</translation>
    </message>
    <message>
        <source>Strangers only</source>
        <translation>Nur als Fremde</translation>
    </message>
    <message>
        <source>The intervals were found by drawing the people, not the trials, anew {draws} times.</source>
        <translation>Für die Intervalle wurden die Personen, nicht die Versuche, {draws}-mal neu gezogen.</translation>
    </message>
    <message>
        <source>The two error rates of every threshold (DET).</source>
        <translation>Die beiden Fehlerraten jeder Schwelle (DET).</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What was evaluated</source>
        <translation>Was ausgewertet wurde</translation>
    </message>
    <message>
        <source>accepted from a log-likelihood ratio of {llr} ({strictness})</source>
        <translation>bestätigt ab einem Log-Likelihood-Verhältnis von {llr} ({strictness})</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>right person not accepted, %</source>
        <translation>richtige Person nicht bestätigt, %</translation>
    </message>
    <message>
        <source>score (log-likelihood ratio, natural log)</source>
        <translation>Wert (Log-Likelihood-Verhältnis, natürlicher Logarithmus)</translation>
    </message>
    <message>
        <source>share of trials</source>
        <translation>Anteil der Versuche</translation>
    </message>
    <message>
        <source>strangers accepted, %</source>
        <translation>Fremde bestätigt, %</translation>
    </message>
    <message>
        <source>{trials} trials: {targets} by the right person, {nontargets} by strangers, {unknown} of unknown truth. {inconclusive} ended without a clear answer; for the right person that counts as not accepted, and a trial without speech as a score of 0.</source>
        <translation>{trials} Versuche: {targets} der richtigen Person, {nontargets} von Fremden, bei {unknown} ist es nicht bekannt. {inconclusive} endeten ohne klare Antwort; bei der richtigen Person zählt das als nicht bestätigt, ein Versuch ohne Sprache als Wert 0.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>at least {seconds} s</source>
        <translation>mindestens {seconds} s</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>genug</translation>
    </message>
    <message>
        <source>enough, more is better</source>
        <translation>genug, mehr ist besser</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>ScoreGauge</name>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>accepted from {percent}</source>
        <translation>bestätigt ab {percent}</translation>
    </message>
    <message>
        <source>needs {percent}</source>
        <translation>nötig {percent}</translation>
    </message>
    <message>
        <source>probability {percent}</source>
        <translation>Wahrscheinlichkeit {percent}</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>Scores of the right people and of strangers</source>
        <translation>Werte der richtigen Personen und der Fremden</translation>
    </message>
    <message>
        <source>The threshold is {threshold}; {own} of the right people&apos;s scores and {strangers} of strangers&apos; lie above it.</source>
        <translation>Die Schwelle ist {threshold}; {own} der Werte der richtigen Personen und {strangers} der Fremden liegen darüber.</translation>
    </message>
    <message>
        <source>accepted →</source>
        <translation>bestätigt →</translation>
    </message>
    <message>
        <source>right person</source>
        <translation>richtige Person</translation>
    </message>
    <message>
        <source>score (log-likelihood ratio)</source>
        <translation>Wert (Log-Likelihood-Verhältnis)</translation>
    </message>
    <message>
        <source>share of trials, %</source>
        <translation>Anteil der Versuche, %</translation>
    </message>
    <message>
        <source>strangers</source>
        <translation>Fremde</translation>
    </message>
</context>
<context>
    <name>ScoreTimeline</name>
    <message>
        <source>Score of the last minute</source>
        <translation>Wert der letzten Minute</translation>
    </message>
    <message>
        <source>The score of the last minute appears here.</source>
        <translation>Hier erscheint der Wert der letzten Minute.</translation>
    </message>
    <message>
        <source>best other</source>
        <translation>beste andere</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>now {percent}</source>
        <translation>jetzt {percent}</translation>
    </message>
    <message>
        <source>now {percent}, accepted above {least}</source>
        <translation>jetzt {percent}, bestätigt ab {least}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>this voice</source>
        <translation>diese Stimme</translation>
    </message>
    <message>
        <source>{age} s ago</source>
        <translation>vor {age} s</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings could not be read ({cause}), so the standard ones are in use; {kept}.</source>
        <translation>Die Einstellungen ließen sich nicht lesen ({cause}), daher gelten die Standardwerte; {kept}.</translation>
    </message>
    <message>
        <source>it could not be kept aside ({cause})</source>
        <translation>die Datei ließ sich nicht beiseitelegen ({cause})</translation>
    </message>
    <message>
        <source>it was kept as {path}</source>
        <translation>die Datei liegt jetzt unter {path}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>How strict</source>
        <translation>Wie streng</translation>
    </message>
    <message>
        <source>It opens its window, and listens only when you say so.</source>
        <translation>Es öffnet sein Fenster und hört erst zu, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Language and size of the words are among them, so the window opens anew, and this cannot be undone. Profiles, models and start with the system stay.</source>
        <translation>Sprache und Schriftgröße gehören dazu; das Fenster öffnet sich deshalb neu, und das lässt sich nicht rückgängig machen. Profile, Modelle und der Start mit dem System bleiben.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Microphone, strictness and look are those of a new installation; profiles, models and start with the system are as they were.</source>
        <translation>Mikrofon, Strenge und Aussehen sind die einer neuen Installation; Profile, Modelle und der Start mit dem System sind unverändert.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the settings?</source>
        <translation>Die Einstellungen zurücksetzen?</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start Voxgate when I log in</source>
        <translation>Voxgate bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>The autostart entry could not be changed ({reason}).</source>
        <translation>Der Autostart-Eintrag ließ sich nicht ändern ({reason}).</translation>
    </message>
    <message>
        <source>The settings could not be saved ({reason}), so nothing was changed.</source>
        <translation>Die Einstellungen ließen sich nicht speichern ({reason}); es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The settings could not be saved ({reason}); they hold until you close the window.</source>
        <translation>Die Einstellungen ließen sich nicht speichern ({reason}); sie gelten, bis Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>Your settings are back.</source>
        <translation>Ihre Einstellungen sind wieder da.</translation>
    </message>
</context>
<context>
    <name>Sightings</name>
    <message>
        <source>When people were heard could not be read ({cause}): close other programs that use {path}, or delete that file and start again.</source>
        <translation>Wann Personen gehört wurden, ließ sich nicht lesen ({cause}): Schließen Sie andere Programme, die {path} benutzen, oder löschen Sie die Datei, und starten Sie neu.</translation>
    </message>
    <message>
        <source>When people were heard could not be saved ({cause}): close other programs that use {path}, or delete that file and start again.</source>
        <translation>Wann Personen gehört wurden, ließ sich nicht speichern ({cause}): Schließen Sie andere Programme, die {path} benutzen, oder löschen Sie die Datei, und starten Sie neu.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Listening stopped because of an error in Voxgate (see its log): start listening again.</source>
        <translation>Das Zuhören endete wegen eines Fehlers in Voxgate (siehe Protokoll): Starten Sie es neu.</translation>
    </message>
    <message>
        <source>No microphone was found: plug one in, or listen to the demo recordings instead.</source>
        <translation>Kein Mikrofon gefunden: Schließen Sie eines an, oder nehmen Sie die Demo-Aufnahmen.</translation>
    </message>
    <message>
        <source>Recording from “{name}” failed: start listening again.</source>
        <translation>Die Aufnahme mit „{name}“ ist gescheitert: Starten Sie das Zuhören neu.</translation>
    </message>
    <message>
        <source>Recording needs the PortAudio library, which is not installed: run “apt-get install libportaudio2” (or your system&apos;s equivalent) and start Voxgate again.</source>
        <translation>Zum Aufnehmen fehlt die Bibliothek PortAudio: Führen Sie „apt-get install libportaudio2“ (oder den entsprechenden Befehl Ihres Systems) aus, und starten Sie Voxgate neu.</translation>
    </message>
    <message>
        <source>Recording needs the Python package sounddevice, which is not installed: run “pip install sounddevice” and start Voxgate again.</source>
        <translation>Zum Aufnehmen fehlt das Python-Paket sounddevice: Führen Sie „pip install sounddevice“ aus, und starten Sie Voxgate neu.</translation>
    </message>
    <message>
        <source>The microphone “{name}” could not be opened ({cause}): plug it in again or choose another.</source>
        <translation>Das Mikrofon „{name}“ ließ sich nicht öffnen ({cause}): Schließen Sie es neu an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The microphone “{name}” has stopped sending sound: unplug it and plug it in again, or choose another.</source>
        <translation>Das Mikrofon „{name}“ liefert keinen Ton mehr: Schließen Sie es neu an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The microphone “{name}” is in use by another program: close that program or choose another microphone.</source>
        <translation>Das Mikrofon „{name}“ wird von einem anderen Programm benutzt: Schließen Sie es, oder wählen Sie ein anderes Mikrofon.</translation>
    </message>
    <message>
        <source>The microphone “{name}” is not plugged in: plug it in or choose another.</source>
        <translation>Das Mikrofon „{name}“ ist nicht angeschlossen: Schließen Sie es an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The microphone “{name}” records neither at {rate} Hz nor at {other} Hz: choose another microphone.</source>
        <translation>Das Mikrofon „{name}“ nimmt weder mit {rate} Hz noch mit {other} Hz auf: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The microphone “{name}” was unplugged: plug it in again or choose another.</source>
        <translation>Das Mikrofon „{name}“ wurde abgezogen: Schließen Sie es wieder an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The microphones cannot be listed: check the sound settings, then press “Look again” ({cause})</source>
        <translation>Die Mikrofone lassen sich nicht auflisten: Prüfen Sie die Klangeinstellungen, und drücken Sie „Neu suchen“ ({cause})</translation>
    </message>
    <message>
        <source>The sound system does not answer: unplug the microphone, plug it in again, and try once more.</source>
        <translation>Das Tonsystem antwortet nicht: Schließen Sie das Mikrofon neu an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The sound system switched from “{name}” to another microphone: choose the one you want and start listening again.</source>
        <translation>Das Tonsystem ist von „{name}“ zu einem anderen Mikrofon gewechselt: Wählen Sie das gewünschte, und starten Sie das Zuhören neu.</translation>
    </message>
    <message>
        <source>This computer does not let Voxgate use the microphone “{name}”: allow it in the system&apos;s privacy settings.</source>
        <translation>Dieser Computer erlaubt Voxgate das Mikrofon „{name}“ nicht: Erlauben Sie es in den Datenschutzeinstellungen des Systems.</translation>
    </message>
    <message>
        <source>This microphone records at {rate} Hz, but the enrollment began at {first} Hz: use the first microphone, or begin again.</source>
        <translation>Dieses Mikrofon nimmt mit {rate} Hz auf, das Einlernen begann aber mit {first} Hz: Nehmen Sie das erste Mikrofon, oder fangen Sie neu an.</translation>
    </message>
    <message>
        <source>its turn comes in a moment</source>
        <translation>gleich an der Reihe</translation>
    </message>
    <message>
        <source>measured again when listening ends</source>
        <translation>wieder gemessen, wenn das Zuhören endet</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
</context>
<context>
    <name>SoundDock</name>
    <message>
        <source>Level of the last 300 ms</source>
        <translation>Pegel der letzten 300 ms</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>RMS {rms} dBFS · peak {peak} dBFS</source>
        <translation>RMS {rms} dBFS · Spitze {peak} dBFS</translation>
    </message>
    <message>
        <source>Spectrogram and level</source>
        <translation>Spektrogramm und Pegel</translation>
    </message>
</context>
<context>
    <name>SoundLine</name>
    <message>
        <source>Delete the sound…</source>
        <translation>Ton löschen …</translation>
    </message>
    <message>
        <source>Kept sound</source>
        <translation>Behaltener Ton</translation>
    </message>
</context>
<context>
    <name>SourceCombo</name>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
</context>
<context>
    <name>SourceService</name>
    <message>
        <source>Demo recordings of {name}</source>
        <translation>Demo-Aufnahmen von {name}</translation>
    </message>
    <message>
        <source>The microphone “{name}” is not connected: plug it in, or choose another one in Settings.</source>
        <translation>Das Mikrofon „{name}“ ist nicht angeschlossen: Schließen Sie es an, oder wählen Sie in den Einstellungen ein anderes.</translation>
    </message>
</context>
<context>
    <name>SourceSettings</name>
    <message>
        <source>A demo recording</source>
        <translation>Eine Demo-Aufnahme</translation>
    </message>
    <message>
        <source>Demo recording</source>
        <translation>Demo-Aufnahme</translation>
    </message>
    <message>
        <source>It is played as if it were spoken here.</source>
        <translation>Sie wird abgespielt, als würde hier gesprochen.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Talk and see which of them hears you. While this page is in front all microphones are open, otherwise only the chosen one while you listen. Here their sound is measured, never kept.</source>
        <translation>Sprechen Sie, und sehen Sie, welches Sie hört. Solange diese Seite vorn ist, sind alle Mikrofone offen, sonst nur das gewählte, während zugehört wird. Hier wird ihr Ton gemessen, nie behalten.</translation>
    </message>
    <message>
        <source>“Look again” measures the level anew.</source>
        <translation>„Neu suchen“ misst den Pegel wieder.</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Looking for microphones …</source>
        <translation>Mikrofone werden gesucht …</translation>
    </message>
    <message>
        <source>No microphone: choose a demo recording</source>
        <translation>Kein Mikrofon: Demo-Aufnahme wählen</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>Recent scores</source>
        <translation>Letzte Werte</translation>
    </message>
</context>
<context>
    <name>SpeakerBars</name>
    <message>
        <source>Enrolled speakers</source>
        <translation>Eingelernte Personen</translation>
    </message>
    <message>
        <source>How much the voice sounds like each enrolled speaker</source>
        <translation>Wie sehr die Stimme nach jeder eingelernten Person klingt</translation>
    </message>
    <message>
        <source>no score yet</source>
        <translation>noch kein Wert</translation>
    </message>
    <message>
        <source>{name}, claimed</source>
        <translation>{name}, angegeben</translation>
    </message>
</context>
<context>
    <name>SpeakerDetails</name>
    <message>
        <source>Add a session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Enrollment sessions</source>
        <translation>Einlernsitzungen</translation>
    </message>
    <message>
        <source>Erase when this person was heard</source>
        <translation>Löschen, wann diese Person gehört wurde</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>How strong the profile is</source>
        <translation>Wie stark das Profil ist</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Vereinen …</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>SpeakerPanel</name>
    <message>
        <source>Enroll somebody</source>
        <translation>Jemanden einlernen</translation>
    </message>
    <message>
        <source>Enrolled speakers</source>
        <translation>Eingelernte Personen</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Namen suchen</translation>
    </message>
    <message>
        <source>Find a speaker</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>Find out who speaks in a recording</source>
        <translation>Herausfinden, wer in einer Aufnahme spricht</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Nobody of that name.</source>
        <translation>Niemand mit diesem Namen.</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Test a file…</source>
        <translation>Datei prüfen …</translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>Add to the profile of {name}…</source>
        <translation>Zum Profil von {name} hinzufügen …</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Delete the kept sound of {name}?</source>
        <translation>Den behaltenen Ton von {name} löschen?</translation>
    </message>
    <message>
        <source>Delete the sound</source>
        <translation>Ton löschen</translation>
    </message>
    <message>
        <source>Drop recordings to enroll or to test,
or a profile to import it</source>
        <translation>Aufnahmen zum Einlernen oder Prüfen ablegen,
oder ein Profil zum Importieren</translation>
    </message>
    <message>
        <source>Find out who speaks in it</source>
        <translation>Herausfinden, wer darin spricht</translation>
    </message>
    <message>
        <source>Given by {name} on {day} (text version {version}).</source>
        <translation>Von {name} am {day} erteilt (Textfassung {version}).</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Last heard first</source>
        <translation>Zuletzt gehörte zuerst</translation>
    </message>
    <message>
        <source>Made with a model that is not in use: speak 30 s to make the profile anew.</source>
        <translation>Mit einem nicht verwendeten Modell entstanden: 30 s sprechen, um das Profil neu zu machen.</translation>
    </message>
    <message>
        <source>Made with an older model: speak 30 s to renew.</source>
        <translation>Mit einem älteren Modell entstanden: 30 s sprechen, um es zu erneuern.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>No consent is on record for this profile.</source>
        <translation>Für dieses Profil ist keine Einwilligung vermerkt.</translation>
    </message>
    <message>
        <source>Not tested since it was merged: the next session will test it.</source>
        <translation>Seit dem Vereinen nicht geprüft: Die nächste Sitzung prüft es.</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>Noch nicht.</translation>
    </message>
    <message>
        <source>The profile stays and works on. When a better model comes, {name} has to speak 30 s to renew it.</source>
        <translation>Das Profil bleibt und gilt weiter. Kommt ein besseres Modell, muss {name} 30 s sprechen, um es zu erneuern.</translation>
    </message>
    <message>
        <source>Weakest first</source>
        <translation>Schwächste zuerst</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>merge {other} into {name}</source>
        <translation>{other} mit {name} vereinen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not clear enough</source>
        <translation>nicht eindeutig</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>{day}: {answer} ({device})</source>
        <translation>{day}: {answer} ({device})</translation>
    </message>
    <message>
        <source>{sessions}: {seconds} s, {megabytes} MB, to make the profile again for a better model.</source>
        <translation>{sessions}: {seconds} s, {megabytes} MB, um das Profil für ein besseres Modell neu zu machen.</translation>
    </message>
</context>
<context>
    <name>SpeakersPage</name>
    <message>
        <source>A profile made of two voices accepts both people. Merge only what you know to be the same person.</source>
        <translation>Ein Profil aus zwei Stimmen bestätigt beide Personen. Vereinen Sie nur, was sicher dieselbe Person ist.</translation>
    </message>
    <message>
        <source>Enroll from recordings</source>
        <translation>Aus Aufnahmen einlernen</translation>
    </message>
    <message>
        <source>Enroll somebody</source>
        <translation>Jemanden einlernen</translation>
    </message>
    <message>
        <source>It takes about a minute of reading aloud.</source>
        <translation>Es genügt, etwa eine Minute laut vorzulesen.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>Merge all the same</source>
        <translation>Trotzdem vereinen</translation>
    </message>
    <message>
        <source>Merge profiles</source>
        <translation>Profile vereinen</translation>
    </message>
    <message>
        <source>New name for {name}:</source>
        <translation>Neuer Name für {name}:</translation>
    </message>
    <message>
        <source>Nobody is enrolled yet</source>
        <translation>Noch niemand eingelernt</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The test of the recording</source>
        <translation>Die Prüfung der Aufnahme</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Who is the same person as {name}?
The sessions of that profile go to {name}; the profile itself goes.</source>
        <translation>Wer ist dieselbe Person wie {name}?
Die Sitzungen jenes Profils gehen an {name}; das Profil selbst entfällt.</translation>
    </message>
    <message>
        <source>Whose voice is it?</source>
        <translation>Wessen Stimme ist es?</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} gelöscht</translation>
    </message>
    <message>
        <source>{name} exported; whoever has the file can import it</source>
        <translation>{name} exportiert; wer die Datei hat, kann sie importieren</translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation>{name} ist wieder da</translation>
    </message>
    <message>
        <source>{one} and {other} do not sound like one person.</source>
        <translation>{one} und {other} klingen nicht nach derselben Person.</translation>
    </message>
    <message>
        <source>{other} merged into {name}</source>
        <translation>{other} mit {name} vereint</translation>
    </message>
</context>
<context>
    <name>SpeakingStep</name>
    <message>
        <source>Discard the last part</source>
        <translation>Letzten Teil verwerfen</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Sprache des Textes</translation>
    </message>
    <message>
        <source>Read this aloud</source>
        <translation>Lesen Sie laut vor</translation>
    </message>
</context>
<context>
    <name>Spectrogram</name>
    <message>
        <source>Spectrogram of the last 10 seconds</source>
        <translation>Spektrogramm der letzten 10 Sekunden</translation>
    </message>
    <message>
        <source>The sound appears here.</source>
        <translation>Hier erscheint der Ton.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{age} s ago</source>
        <translation>vor {age} s</translation>
    </message>
    <message>
        <source>{number} kHz</source>
        <translation>{number} kHz</translation>
    </message>
</context>
<context>
    <name>StoredData</name>
    <message>
        <source>Background models that you trained</source>
        <translation>Hintergrundmodelle, die Sie trainiert haben</translation>
    </message>
    <message>
        <source>Errors of the program, with no speech in them</source>
        <translation>Fehler des Programms, ohne Sprache darin</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Scores of the last minute</source>
        <translation>Werte der letzten Minute</translation>
    </message>
    <message>
        <source>Sound from the microphone</source>
        <translation>Ton vom Mikrofon</translation>
    </message>
    <message>
        <source>The sound of enrollments, only where somebody ticked that</source>
        <translation>Der Ton vom Einlernen, nur wo jemand das angekreuzt hat</translation>
    </message>
    <message>
        <source>These settings</source>
        <translation>Diese Einstellungen</translation>
    </message>
    <message>
        <source>Voice profiles: statistics of a voice, never its sound</source>
        <translation>Stimmprofile: Statistik einer Stimme, nie ihr Ton</translation>
    </message>
    <message>
        <source>When somebody was last heard, and the last 20 answers</source>
        <translation>Wann jemand zuletzt gehört wurde, und die letzten 20 Antworten</translation>
    </message>
    <message>
        <source>at most 24 seconds, while you listen</source>
        <translation>höchstens 24 Sekunden, während zugehört wird</translation>
    </message>
    <message>
        <source>memory only</source>
        <translation>nur im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>the newest two megabytes</source>
        <translation>die neuesten zwei Megabyte</translation>
    </message>
    <message>
        <source>until you change or reset them</source>
        <translation>bis Sie sie ändern oder zurücksetzen</translation>
    </message>
    <message>
        <source>until you close the window</source>
        <translation>bis Sie das Fenster schließen</translation>
    </message>
    <message>
        <source>until you delete it, or the person, under Speakers</source>
        <translation>bis Sie ihn oder die Person unter Personen löschen</translation>
    </message>
    <message>
        <source>until you delete the file</source>
        <translation>bis Sie die Datei löschen</translation>
    </message>
    <message>
        <source>until you delete the person under Speakers</source>
        <translation>bis Sie die Person unter „Personen“ löschen</translation>
    </message>
</context>
<context>
    <name>Strictness</name>
    <message>
        <source>Answers soonest and asks for the least speech; lets a stranger pass more often.</source>
        <translation>Antwortet am schnellsten und braucht am wenigsten Sprache; lässt öfter Fremde durch.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>For daily use: between the two others in every respect.</source>
        <translation>Für jeden Tag: in allem zwischen den beiden anderen.</translation>
    </message>
    <message>
        <source>Measured on clear speech: of strangers who sound alike, {strangers} pass. You are refused, or asked to try again, {refused}.</source>
        <translation>Gemessen an deutlicher Sprache: Von Fremden, die ähnlich klingen, kommen {strangers} durch. Sie selbst werden abgelehnt oder um einen neuen Versuch gebeten: {refused}.</translation>
    </message>
    <message>
        <source>No measured figures came with this background model.</source>
        <translation>Zu diesem Hintergrundmodell gibt es keine gemessenen Zahlen.</translation>
    </message>
    <message>
        <source>Rarely lets a stranger pass; asks for more speech, and more often to try again.</source>
        <translation>Lässt selten Fremde durch; braucht mehr Sprache und öfter einen neuen Versuch.</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>Locker</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Streng</translation>
    </message>
    <message>
        <source>at most {rate} in 100 (none of {attempts} attempts)</source>
        <translation>höchstens {rate} von 100 (keiner von {attempts} Versuchen)</translation>
    </message>
    <message>
        <source>{rate} in 100</source>
        <translation>{rate} von 100</translation>
    </message>
    <message>
        <source>{rate} in 100 ({count} of {attempts} attempts)</source>
        <translation>{rate} von 100 ({count} von {attempts} Versuchen)</translation>
    </message>
    <message>
        <source>“Strict” was set for 0.1% of strangers&apos; attempts. That is an extrapolation: too few strangers were heard to count anything so rare. The figures above were counted.</source>
        <translation>„Streng“ ist auf 0,1&#xa0;% der Versuche Fremder ausgelegt. Das ist hochgerechnet: Es wurden zu wenige Fremde gehört, um so Seltenes zu zählen. Die Zahlen darüber sind gezählt.</translation>
    </message>
</context>
<context>
    <name>StrictnessSlider</name>
    <message>
        <source>How strict: {word}</source>
        <translation>Wie streng: {word}</translation>
    </message>
</context>
<context>
    <name>TakingUp</name>
    <message>
        <source>Finish…</source>
        <translation>Fertigstellen …</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Make the profile</source>
        <translation>Profil erstellen</translation>
    </message>
    <message>
        <source>Make the profile of {}?</source>
        <translation>Profil von {} erstellen?</translation>
    </message>
    <message>
        <source>Making the profile</source>
        <translation>Das Erstellen des Profils</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>When Voxgate was closed, {name} was enrolling; {seconds:.0f} s of speech were kept as statistics.</source>
        <translation>Als Voxgate geschlossen wurde, lief das Einlernen von {name}; {seconds:.0f} s Sprache sind als Statistik erhalten.</translation>
    </message>
    <message>
        <source>{name} is enrolled, with {seconds:.0f} s of speech.</source>
        <translation>{name} ist eingelernt, mit {seconds:.0f} s Sprache.</translation>
    </message>
    <message>
        <source>{seconds:.0f} s of speech from {device} were kept as statistics. The profile is checked and tested as any other.</source>
        <translation>{seconds:.0f} s Sprache von {device} sind als Statistik erhalten. Das Profil wird geprüft wie jedes andere.</translation>
    </message>
</context>
<context>
    <name>TimelineKeys</name>
    <message>
        <source>Go on with the newest</source>
        <translation>Mit dem Neuesten weiter</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Genauer hinsehen</translation>
    </message>
    <message>
        <source>Pause the picture</source>
        <translation>Bild anhalten</translation>
    </message>
    <message>
        <source>See more</source>
        <translation>Mehr sehen</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Step {number} of {all}</source>
        <translation>Schritt {number} von {all}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>fit to the voice, log-likelihood per frame</source>
        <translation>Anpassung an die Stimme, Log-Likelihood je Rahmen</translation>
    </message>
    <message>
        <source>fit to the voices, log-likelihood per frame</source>
        <translation>Anpassung an die Stimmen, Log-Likelihood je Rahmen</translation>
    </message>
</context>
<context>
    <name>TrainingStep</name>
    <message>
        <source>Learning the voice of {name}</source>
        <translation>Die Stimme von {name} wird gelernt</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>Trainingsfortschritt</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Open Voxgate</source>
        <translation>Voxgate öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Aufhören</translation>
    </message>
    <message>
        <source>What was running has ended. Open the window to see the outcome.</source>
        <translation>Was lief, ist fertig. Öffnen Sie das Fenster, um das Ergebnis zu sehen.</translation>
    </message>
</context>
<context>
    <name>TryMeStep</name>
    <message>
        <source>Try it, {name}</source>
        <translation>Probieren Sie es, {name}</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Accepted</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Anyone enrolled</source>
        <translation>Jede eingelernte Person</translation>
    </message>
    <message>
        <source>Around {time}; score of the two seconds before:</source>
        <translation>Um {time}; Wert der zwei Sekunden davor:</translation>
    </message>
    <message>
        <source>Cannot be played</source>
        <translation>Nicht abspielbar</translation>
    </message>
    <message>
        <source>Choose another microphone</source>
        <translation>Anderes Mikrofon wählen</translation>
    </message>
    <message>
        <source>Choose who you say you are</source>
        <translation>Wählen Sie, wer Sie sind</translation>
    </message>
    <message>
        <source>Choose who you say you are, or “Anyone enrolled”.</source>
        <translation>Wählen Sie, wer Sie sind, oder „Jede eingelernte Person“.</translation>
    </message>
    <message>
        <source>Click a moment of the score below to see what was heard.</source>
        <translation>Klicken Sie unten auf einen Moment, um zu sehen, was gehört wurde.</translation>
    </message>
    <message>
        <source>Compared with {name}: log-likelihood ratio {llr} (natural log, calibrated); accepted from {threshold} on.</source>
        <translation>Verglichen mit {name}: Log-Likelihood-Verhältnis {llr} (natürlicher Logarithmus, kalibriert); bestätigt ab {threshold}.</translation>
    </message>
    <message>
        <source>Counted: {seconds} s of speech in this attempt.</source>
        <translation>Gezählt: {seconds} s Sprache in diesem Versuch.</translation>
    </message>
    <message>
        <source>Enroll a voice</source>
        <translation>Stimme einlernen</translation>
    </message>
    <message>
        <source>Enroll a voice first: it takes about a minute.</source>
        <translation>Lernen Sie zuerst eine Stimme ein: Es dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Eingelernt</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>Ich bin</translation>
    </message>
    <message>
        <source>Keep talking</source>
        <translation>Weitersprechen</translation>
    </message>
    <message>
        <source>Last answer: {word} · {speech}</source>
        <translation>Letzte Antwort: {word} · {speech}</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hört zu</translation>
    </message>
    <message>
        <source>Microphone lost</source>
        <translation>Mikrofon verloren</translation>
    </message>
    <message>
        <source>No clear answer after {speech}. Come closer, or try a quieter place.</source>
        <translation>Keine klare Antwort nach {speech}. Kommen Sie näher, oder suchen Sie einen ruhigeren Ort.</translation>
    </message>
    <message>
        <source>Nobody enrolled yet</source>
        <translation>Noch niemand eingelernt</translation>
    </message>
    <message>
        <source>Nobody yet. Everyone who enrolls has a bar here: how much you sound like that person.</source>
        <translation>Noch niemand. Wer eingelernt ist, bekommt hier einen Balken: wie sehr Sie nach dieser Person klingen.</translation>
    </message>
    <message>
        <source>None of the enrolled, or not clear enough · {speech}</source>
        <translation>Keine der eingelernten Personen, oder nicht eindeutig · {speech}</translation>
    </message>
    <message>
        <source>Not clear enough</source>
        <translation>Nicht eindeutig</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht zu</translation>
    </message>
    <message>
        <source>Not {name}, or not clear enough · {speech}</source>
        <translation>Nicht {name}, oder nicht eindeutig · {speech}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Press “Start listening” and speak.</source>
        <translation>Drücken Sie „Zuhören“, und sprechen Sie.</translation>
    </message>
    <message>
        <source>Press “Start listening” to play it again.</source>
        <translation>Drücken Sie „Zuhören“, um sie noch einmal abzuspielen.</translation>
    </message>
    <message>
        <source>Raw score {raw}; last two seconds {window}.</source>
        <translation>Rohwert {raw}; letzte zwei Sekunden {window}.</translation>
    </message>
    <message>
        <source>Recording ended</source>
        <translation>Aufnahme zu Ende</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Say something.</source>
        <translation>Sagen Sie etwas.</translation>
    </message>
    <message>
        <source>Show the most likely first</source>
        <translation>Wahrscheinlichste zuerst</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>Zuhören</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Aufhören</translation>
    </message>
    <message>
        <source>The voice stands only {snr} dB above the noise, too little to decide. Come closer, or find a quieter place.</source>
        <translation>Die Stimme liegt nur {snr} dB über dem Lärm, zu wenig für eine Antwort. Kommen Sie näher, oder suchen Sie einen ruhigeren Ort.</translation>
    </message>
    <message>
        <source>There is no score yet: choose a name, start listening and speak.</source>
        <translation>Es gibt noch keinen Wert: Wählen Sie einen Namen, starten Sie das Zuhören, und sprechen Sie.</translation>
    </message>
    <message>
        <source>There is nobody to compare with yet.</source>
        <translation>Es gibt noch niemanden zum Vergleichen.</translation>
    </message>
    <message>
        <source>This profile was made with an older model: speak 30 s to renew, under Speakers.</source>
        <translation>Dieses Profil entstand mit einem älteren Modell: Erneuern Sie es unter „Personen“ mit 30 s Sprache.</translation>
    </message>
    <message>
        <source>This sounds like {name} · {speech}</source>
        <translation>Das klingt nach {name} · {speech}</translation>
    </message>
    <message>
        <source>Too noisy</source>
        <translation>Zu laut hier</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Unknown speaker</source>
        <translation>Unbekannte Stimme</translation>
    </message>
    <message>
        <source>What was heard, second by second</source>
        <translation>Was gehört wurde, Sekunde für Sekunde</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>Why this score?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
    <message>
        <source>{names}: made with an older model: speak 30 s to renew, under Speakers.</source>
        <translation>{names}: mit einem älteren Modell entstanden; erneuern Sie unter „Personen“ mit 30 s Sprache.</translation>
    </message>
    <message>
        <source>{reason}: starting over.</source>
        <translation>{reason}: Es geht von vorn los.</translation>
    </message>
    <message>
        <source>{seconds} s of speech</source>
        <translation>{seconds} s Sprache</translation>
    </message>
    <message>
        <source>{speech} · answer expected in about {seconds} s</source>
        <translation>{speech} · Antwort in etwa {seconds} s</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Microphone: {name}</source>
        <translation>Mikrofon: {name}</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Kein Mikrofon</translation>
    </message>
    <message>
        <source>best other</source>
        <translation>beste andere</translation>
    </message>
    <message>
        <source>this voice</source>
        <translation>diese Stimme</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>a newer Voxgate wrote it, format {found}; update Voxgate</source>
        <translation>ein neueres Voxgate hat sie geschrieben, Format {found}; aktualisieren Sie Voxgate</translation>
    </message>
    <message>
        <source>addresses are read with fsspec, which the package without Python does not hold; elsewhere run: pip install &apos;voxgate[cluster]&apos;</source>
        <translation>Adressen werden mit fsspec gelesen, das im Paket ohne Python nicht enthalten ist; führen Sie sonst aus: pip install &apos;voxgate[cluster]&apos;</translation>
    </message>
    <message>
        <source>attempt to write a readonly database</source>
        <translation>sie darf nur gelesen werden</translation>
    </message>
    <message>
        <source>cannot be read ({cause}); check the path</source>
        <translation>lässt sich nicht lesen ({cause}); prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>database or disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>end_s must be greater than start_s</source>
        <translation>end_s muss größer sein als start_s</translation>
    </message>
    <message>
        <source>enrolling {name}: {cause}</source>
        <translation>Einlernen von {name}: {cause}</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>die Datei ist keine Datenbank</translation>
    </message>
    <message>
        <source>has a header but no rows</source>
        <translation>hat eine Kopfzeile, aber keine Zeilen</translation>
    </message>
    <message>
        <source>has no column {column}; choose one of {columns}</source>
        <translation>hat keine Spalte {column}; wählen Sie eine von {columns}</translation>
    </message>
    <message>
        <source>has no row whose {column} is {found}</source>
        <translation>hat keine Zeile, in der {column} gleich {found} ist</translation>
    </message>
    <message>
        <source>has two columns of one name</source>
        <translation>hat zwei Spalten gleichen Namens</translation>
    </message>
    <message>
        <source>holds a damaged {file}</source>
        <translation>enthält eine beschädigte Datei {file}</translation>
    </message>
    <message>
        <source>holds a training begun by another build of Voxgate</source>
        <translation>enthält ein Training, das ein anderer Stand von Voxgate begonnen hat</translation>
    </message>
    <message>
        <source>holds a training by Voxgate {program}, and this is Voxgate {version}</source>
        <translation>enthält ein Training von Voxgate {program}, und dies ist Voxgate {version}</translation>
    </message>
    <message>
        <source>holds a training from other recordings ({gone} of {before} are gone or changed, {new} are new or changed)</source>
        <translation>enthält ein Training mit anderen Aufnahmen ({gone} von {before} fehlen oder sind geändert, {new} sind neu oder geändert)</translation>
    </message>
    <message>
        <source>holds a training with another recipe ({parts})</source>
        <translation>enthält ein Training nach einem anderen Rezept ({parts})</translation>
    </message>
    <message>
        <source>holds a {file} that is not Voxgate&apos;s</source>
        <translation>enthält eine fremde Datei {file}</translation>
    </message>
    <message>
        <source>holds other files and no training</source>
        <translation>enthält andere Dateien und kein Training</translation>
    </message>
    <message>
        <source>is not a text file in UTF-8; save it as CSV UTF-8</source>
        <translation>ist keine Textdatei in UTF-8; speichern Sie sie als CSV UTF-8</translation>
    </message>
    <message>
        <source>is not valid CSV ({cause})</source>
        <translation>ist kein gültiges CSV ({cause})</translation>
    </message>
    <message>
        <source>it cannot be packed at {rate} samples a second</source>
        <translation>er lässt sich mit {rate} Abtastwerten je Sekunde nicht packen</translation>
    </message>
    <message>
        <source>it has no readable header</source>
        <translation>sie hat keinen lesbaren Kopf</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>sie hat zu viele Teile</translation>
    </message>
    <message>
        <source>it has {rate} samples a second</source>
        <translation>er hat {rate} Abtastwerte je Sekunde</translation>
    </message>
    <message>
        <source>it is a folder or a device</source>
        <translation>das ist ein Ordner oder ein Gerät</translation>
    </message>
    <message>
        <source>it is another program&apos;s database</source>
        <translation>es ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>it is cut off or no such file at all</source>
        <translation>sie ist abgeschnitten oder gar keine solche Datei</translation>
    </message>
    <message>
        <source>it is larger than any real one</source>
        <translation>sie ist größer als jede echte</translation>
    </message>
    <message>
        <source>it is longer than half an hour</source>
        <translation>er ist länger als eine halbe Stunde</translation>
    </message>
    <message>
        <source>it is longer than {hours} hours; cut it into shorter recordings</source>
        <translation>sie ist länger als {hours} Stunden; teilen Sie sie in kürzere Aufnahmen</translation>
    </message>
    <message>
        <source>it is not a {kind} file</source>
        <translation>sie ist keine Datei der Art {kind}</translation>
    </message>
    <message>
        <source>its header cannot be read</source>
        <translation>ihr Kopf lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>its header is incomplete</source>
        <translation>ihr Kopf ist unvollständig</translation>
    </message>
    <message>
        <source>its numbers do not fit together: {detail}</source>
        <translation>ihre Zahlen passen nicht zusammen: {detail}</translation>
    </message>
    <message>
        <source>its parts are compressed, which Voxgate never does</source>
        <translation>ihre Teile sind komprimiert, was Voxgate nie tut</translation>
    </message>
    <message>
        <source>its parts are not those of kept speech</source>
        <translation>ihre Teile sind nicht die von behaltener Sprache</translation>
    </message>
    <message>
        <source>its parts are not those that its header lists</source>
        <translation>ihre Teile sind nicht die, die ihr Kopf nennt</translation>
    </message>
    <message>
        <source>its parts claim to be larger than the file</source>
        <translation>ihre Teile geben sich größer aus als die Datei</translation>
    </message>
    <message>
        <source>its sample rate of {rate} Hz cannot be; export it again</source>
        <translation>ihre Abtastrate von {rate} Hz kann nicht stimmen; exportieren Sie sie neu</translation>
    </message>
    <message>
        <source>its sessions are incomplete</source>
        <translation>ihre Sitzungen sind unvollständig</translation>
    </message>
    <message>
        <source>its statistics are of another kind</source>
        <translation>ihre Statistik ist von anderer Art</translation>
    </message>
    <message>
        <source>its statistics do not fit together</source>
        <translation>ihre Statistik passt nicht zusammen</translation>
    </message>
    <message>
        <source>its tables are no text</source>
        <translation>ihre Tabellen sind kein Text</translation>
    </message>
    <message>
        <source>its {field} is missing or not valid</source>
        <translation>{field} fehlt darin oder ist ungültig</translation>
    </message>
    <message>
        <source>lacks {missing}; the header is {wanted}</source>
        <translation>es fehlt {missing}; die Kopfzeile ist {wanted}</translation>
    </message>
    <message>
        <source>no recordings; put them ({kinds}) into one folder a speaker</source>
        <translation>keine Aufnahmen; legen Sie sie ({kinds}) in einen Ordner je Person</translation>
    </message>
    <message>
        <source>target is {found}; give 1, 0 or leave it empty</source>
        <translation>target ist {found}; geben Sie 1 oder 0 an, oder lassen Sie es leer</translation>
    </message>
    <message>
        <source>the array {name} cannot be read</source>
        <translation>das Feld {name} lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>the array {name} contains values that are not numbers</source>
        <translation>das Feld {name} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the array {name} does not match its checksum</source>
        <translation>das Feld {name} passt nicht zu seiner Prüfsumme</translation>
    </message>
    <message>
        <source>the end {seconds} s lies before the start</source>
        <translation>das Ende bei {seconds} s liegt vor dem Anfang</translation>
    </message>
    <message>
        <source>the file holds no sound; record or copy it again</source>
        <translation>die Datei enthält keinen Ton; nehmen Sie neu auf, oder kopieren Sie sie neu</translation>
    </message>
    <message>
        <source>the file is empty; record or copy it again</source>
        <translation>die Datei ist leer; nehmen Sie neu auf, oder kopieren Sie sie neu</translation>
    </message>
    <message>
        <source>the grade of its self-test is not one that we give</source>
        <translation>die Note ihres Selbsttests ist keine, die es gibt</translation>
    </message>
    <message>
        <source>the name in it is not a valid one</source>
        <translation>der Name darin ist ungültig</translation>
    </message>
    <message>
        <source>the package for this storage is missing ({cause}); install it here and on every worker</source>
        <translation>das Paket für diesen Speicher fehlt ({cause}); installieren Sie es hier und auf jedem Rechner, der mitarbeitet</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>das Bild ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>the start {seconds} s lies outside the file</source>
        <translation>der Anfang bei {seconds} s liegt außerhalb der Datei</translation>
    </message>
    <message>
        <source>the storage did not give it ({cause}); check the address, the network and the permissions</source>
        <translation>der Speicher gibt es nicht heraus ({cause}); prüfen Sie Adresse, Netz und Rechte</translation>
    </message>
    <message>
        <source>there is no file {file}</source>
        <translation>die Datei {file} gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt sie nicht</translation>
    </message>
    <message>
        <source>there is no such file; check the name</source>
        <translation>diese Datei gibt es nicht; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>this cannot be read as audio; convert it to {kinds}</source>
        <translation>lässt sich nicht als Audio lesen; wandeln Sie es um in {kinds}</translation>
    </message>
    <message>
        <source>this cannot be read as audio; convert it to {kinds}, or leave it out</source>
        <translation>lässt sich nicht als Audio lesen; wandeln Sie es um in {kinds}, oder lassen Sie es weg</translation>
    </message>
    <message>
        <source>this is a folder; name the recordings in it</source>
        <translation>das ist ein Ordner; nennen Sie die Aufnahmen darin</translation>
    </message>
    <message>
        <source>this is no address that fsspec knows ({cause}); check it</source>
        <translation>das ist keine Adresse, die fsspec kennt ({cause}); prüfen Sie sie</translation>
    </message>
    <message>
        <source>this is no plain file; copy the sound into one</source>
        <translation>das ist keine gewöhnliche Datei; kopieren Sie den Ton in eine</translation>
    </message>
    <message>
        <source>two of its parts have one name</source>
        <translation>zwei ihrer Teile heißen gleich</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{cause}; check its permissions</source>
        <translation>{cause}; prüfen Sie die Rechte</translation>
    </message>
    <message>
        <source>{cause}; check the name</source>
        <translation>{cause}; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>{column} is empty</source>
        <translation>{column} ist leer</translation>
    </message>
    <message>
        <source>{column} is {found}; give seconds such as 1.5 or leave it empty</source>
        <translation>{column} ist {found}; geben Sie Sekunden wie 1.5 an, oder lassen Sie es leer</translation>
    </message>
    <message>
        <source>{file} is listed twice for {name}; remove one row</source>
        <translation>{file} steht für {name} zweimal; entfernen Sie eine Zeile</translation>
    </message>
    <message>
        <source>{found} fields where the header has {wanted}</source>
        <translation>{found} Felder, wo die Kopfzeile {wanted} hat</translation>
    </message>
    <message>
        <source>{name} has a second of sound or less; record more or leave it out</source>
        <translation>von {name} gibt es höchstens eine Sekunde Ton; nehmen Sie mehr auf, oder lassen Sie die Person weg</translation>
    </message>
    <message>
        <source>{name} is not in the enrollment list; add a row there</source>
        <translation>{name} steht nicht in der Einlernliste; fügen Sie dort eine Zeile hinzu</translation>
    </message>
    <message>
        <source>{people} speakers, {enough} of them with two recordings or more; put the recordings of at least two people into a folder each, two or more of each person</source>
        <translation>{people} Personen, {enough} davon mit mindestens zwei Aufnahmen; legen Sie die Aufnahmen von mindestens zwei Personen in je einen Ordner, zwei oder mehr je Person</translation>
    </message>
    <message>
        <source>{place}: {cause}</source>
        <translation>{place}: {cause}</translation>
    </message>
    <message>
        <source>{scheme}:// is not read; copy the files elsewhere</source>
        <translation>{scheme}:// wird nicht gelesen; kopieren Sie die Dateien an einen anderen Ort</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Type the name of the person who is going to speak.</source>
        <translation>Geben Sie den Namen der Person ein, die sprechen wird.</translation>
    </message>
    <message>
        <source>{name} has to agree first: ask, then tick the box.</source>
        <translation>{name} muss erst zustimmen: Fragen Sie, und setzen Sie dann das Häkchen.</translation>
    </message>
    <message>
        <source>{name} is enrolled already: choose another name, or add a session on the Speakers page.</source>
        <translation>{name} ist schon eingelernt: Wählen Sie einen anderen Namen, oder fügen Sie auf der Seite „Personen“ eine Sitzung hinzu.</translation>
    </message>
    <message>
        <source>“{name}” cannot be a name: use 1 to 80 characters without line breaks.</source>
        <translation>„{name}“ kann kein Name sein: Nehmen Sie 1 bis 80 Zeichen ohne Zeilenumbruch.</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Evaluating</source>
        <translation>Wertet aus</translation>
    </message>
    <message>
        <source>Learning the voice of {}</source>
        <translation>Lernt die Stimme von {}</translation>
    </message>
    <message>
        <source>Training a background model</source>
        <translation>Trainiert ein Hintergrundmodell</translation>
    </message>
    <message>
        <source>{name} is enrolling, {seconds:.0f} s of speech</source>
        <translation>{name} wird eingelernt, {seconds:.0f} s Sprache</translation>
    </message>
    <message>
        <source>{stage}: {done} of {all}</source>
        <translation>{stage}: {done} von {all}</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
</TS>
