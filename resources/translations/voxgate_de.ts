<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
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
        <source>%n people</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
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
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in use</source>
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
        <source>Who speaks?…</source>
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
        <source>Last heard first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weakest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
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
    <name>TryMeStep</name>
    <message>
        <source>Try it, {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Not listening</source>
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
