export { storedLines } from "./database.ts";
export { expectEveryWordOnce, startMeeting, type Meeting } from "./meeting.ts";
export { wordsOf } from "./microphone.ts";
export { Person } from "./person.ts";
export { startRooms, type RunningRooms } from "./rooms.ts";
export { scriptMicrophone } from "./scripted-microphone.ts";
export { ToneTalker, type SpokenWord } from "./tone-talk.ts";
