export { expectEveryWordOnce, gather, startMeeting, storedWords, type Meeting } from "./meeting.ts";
export { startRooms, type RunningRooms } from "./rooms.ts";
export { ToneTalker, type SpokenWord } from "./tone-talk.ts";
export { scriptMicrophone } from "./scripted-microphone.ts";
export { wordsOf, writeMicrophone } from "./microphone.ts";
export { Person } from "./person.ts";
export { longMeeting } from "./seeded-meeting.ts";
