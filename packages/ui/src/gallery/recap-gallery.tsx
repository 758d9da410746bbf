import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { EvidenceItem } from "../recap/evidence-item.tsx";
import { GapBlock } from "../recap/gap-block.tsx";
import { ProgressBar } from "../recap/progress-bar.tsx";
import { SpeechBlock } from "../recap/speech-block.tsx";
import { TalkRow } from "../recap/talk-row.tsx";
import { personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";
import { sentences } from "./texts.ts";

const links = [
  { href: "#line-1", label: "0:54", title: "To the words at 0:54" },
  { href: "#line-2", label: "1:20", title: "To the words at 1:20" },
];
const lines = sentences.slice(0, 4).map((text, index) => ({
  anchor: `line-${index}`,
  text,
  timeLabel: `0:${54 + index}`,
  ...(index === 1 ? { marks: [{ href: "#a-0", label: "Decision", title: "Wait." }] } : {}),
  ...(index === 2 ? { correctedLabel: "corrected" } : {}),
}));

/** What came of a session, and what was said in it. */
export function RecapGallery() {
  return (
    <>
      <Specimen title="EvidenceItem" className="max-w-md">
        <ul>
          <EvidenceItem anchor="a-0" text="The second worker can wait." links={links} />
          <EvidenceItem
            anchor="a-1"
            text="A graph of the queue"
            links={links.slice(0, 1)}
            facts={
              <>
                <Badge>Suggested</Badge>
                <span>Katherine Johnson</span>
              </>
            }
            actions={<Button size="sm">Accept</Button>}
          />
          <EvidenceItem anchor="a-2" text="Deploy the invitations" links={[]} quiet />
        </ul>
      </Specimen>
      <Specimen title="SpeechBlock, GapBlock" className="max-w-xl">
        <ol>
          <SpeechBlock
            speaker={personAt(0)}
            badge={<Badge>Guest</Badge>}
            timeLabel="0:54"
            lines={lines}
          />
          <GapBlock
            timeLabel="1:30"
            text="12 seconds of Grace Hopper not transcribed: transcription was paused"
          />
          <SpeechBlock
            speaker={personAt(5)}
            timeLabel="2:10"
            lines={[{ anchor: "line-9", text: sentences[3] ?? "", timeLabel: "2:10" }]}
          />
        </ol>
      </Specimen>
      <Specimen title="ProgressBar, TalkRow" className="flex max-w-md flex-col gap-4">
        <ProgressBar label="Analysing" value={0.4} />
        <ProgressBar label="About to start" value={null} />
        <ul className="flex flex-col gap-3">
          <TalkRow person={personAt(1)} talkLabel="4:05" share={0.7} />
          <TalkRow
            person={personAt(5)}
            badge={<Badge>Guest</Badge>}
            talkLabel="only listened"
            share={0}
          />
        </ul>
      </Specimen>
    </>
  );
}
