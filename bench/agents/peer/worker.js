import { fileURLToPath } from "node:url";
import { cli, defineAgent, ServerOptions, voice } from "@livekit/agents";
import { SpeechServerStt } from "./stt.js";

/** One session for each participant, each with input alone: what Rooms' transcriber does of an agent's work. */
async function hear(room, participantIdentity) {
  const session = new voice.AgentSession({
    stt: new SpeechServerStt(process.env.SPEECH_URL),
    // The gate is the page's in Rooms, and none of what is compared: without one, every chunk is recognised.
    vad: null,
    turnDetection: "stt",
  });
  session.on(voice.AgentSessionEventTypes.UserInputTranscribed, ({ isFinal, transcript }) => {
    if (isFinal) console.log(`HEARD ${participantIdentity} ${transcript}`);
  });
  // A session that is given the room itself makes a RoomIO with names that collide with those of the next.
  const io = new voice.RoomIO({
    agentSession: session,
    room,
    participant: participantIdentity,
    inputOptions: { audioSampleRate: 16_000, textEnabled: false, closeOnDisconnect: false },
    outputOptions: { audioEnabled: false, transcriptionEnabled: false },
  });
  io.start();
  await session.start({ agent: new voice.Agent({ instructions: "" }) });
}

export default defineAgent({
  entry: async (context) => {
    await context.connect();
    const { room } = context;
    for (const identity of room.remoteParticipants.keys()) await hear(room, identity);
    room.on("participantConnected", ({ identity }) => void hear(room, identity));
  },
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  cli.runApp(
    new ServerOptions({
      agent: fileURLToPath(import.meta.url),
      numIdleProcesses: -1,
      host: "127.0.0.1",
      port: Number(process.env.PORT),
    }),
  );
}
