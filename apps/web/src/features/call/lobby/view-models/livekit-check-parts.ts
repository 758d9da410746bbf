/** What the connection test uses of livekit-client; a file of its own in a production build, so that a call does without. */
export { CheckStatus, Checker, ConnectionCheck, Track, setLogLevel } from "livekit-client";
