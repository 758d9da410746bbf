import { agentExit } from "../../src/room-capture/agent-messages.ts";
import type { FromAgent, ToAgent } from "../../src/room-capture/agent-messages.ts";

/** In the place of a room agent: enters, reports one person, and dies when it is told to hear them. */
process.on("message", (message) => {
  const { type } = message as ToAgent;
  const tell = (answer: FromAgent) => process.send?.(answer);
  if (type === "enter") {
    tell({ type: "inside" });
    tell({ type: "people", people: [{ identity: "ann", open: true }] });
  }
  if (type === "hear" && (message as Extract<ToAgent, { type: "hear" }>).identities.length > 0) {
    process.exit(agentExit.out);
  }
  if (type === "close") process.exit(agentExit.closed);
});
