export { expectEveryWordOnce, gather, startMeeting, storedWords, type Meeting } from "./meeting.ts";
export { startRooms, type RunningRooms } from "./rooms.ts";
export { ToneTalker, type SpokenWord } from "./tone-talk.ts";
export { say, scriptMicrophone, turnEndsOf } from "./scripted-microphone.ts";
export {
  readRecording,
  samplesOf,
  sentenceNames,
  textOf,
  wavOf,
  wordsOf,
  writeMicrophone,
} from "./microphone.ts";
export { storedLines } from "./database.ts";
export { recogniseDirectly } from "./direct-recognition.ts";
export { fetchHumanReadings, type Reading } from "./human-recording.ts";
export { wordErrors, wordErrorTable } from "./word-errors.ts";
export { Person } from "./person.ts";
export { longMeeting } from "./seeded-meeting.ts";
