"use client";
import { useState } from "react";
import { Button } from "../primitives/button.tsx";
import { VideoGrid } from "../room/video-grid.tsx";
import { VideoTile } from "../room/video-tile.tsx";
import { personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";
import { gridLabels, tileLabels } from "./texts.ts";

const counts = [1, 2, 3, 4, 5, 9, 23];
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

/** Stands for a camera's picture. */
function Picture() {
  return <div className="size-full bg-linear-to-b from-[#6d7f83] to-[#37464a]" />;
}

/** Tiles and their order on the stage. */
export function StageGallery() {
  const [count, setCount] = useState(5);
  const [pinnedIds, setPinnedIds] = useState<readonly string[]>([]);
  const togglePin = (id: string) =>
    setPinnedIds((before) =>
      before.includes(id) ? before.filter((pinned) => pinned !== id) : [...before, id],
    );
  const tile = (id: string) => (
    <VideoTile
      person={{ ...personAt(Number(id)), mark: id === "2" ? "Guest" : undefined }}
      note={id === "0" ? "You" : undefined}
      cameraOn={Number(id) % 3 === 1}
      muted={Number(id) % 2 === 0}
      speaking={id === "1"}
      quality={id === "2" ? "poor" : "good"}
      pinned={pinnedIds.includes(id)}
      onTogglePin={() => togglePin(id)}
      labels={tileLabels}
    >
      <Picture />
    </VideoTile>
  );
  return (
    <>
      <Specimen
        title="VideoTile"
        stage
        className="grid grid-cols-2 gap-2 sm:grid-cols-3 [&>*]:aspect-video"
      >
        <VideoTile person={personAt(0)} cameraOn={false} labels={tileLabels} />
        <VideoTile person={personAt(1)} cameraOn speaking labels={tileLabels}>
          <Picture />
        </VideoTile>
        <VideoTile person={personAt(2)} cameraOn={false} muted labels={tileLabels} />
        <VideoTile person={personAt(3)} cameraOn quality="poor" labels={tileLabels}>
          <Picture />
        </VideoTile>
        <VideoTile person={personAt(4)} cameraOn={false} quality="lost" labels={tileLabels} />
        <VideoTile person={personAt(5)} cameraOn muted pinned note="You" labels={tileLabels}>
          <Picture />
        </VideoTile>
      </Specimen>
      <Specimen title="VideoGrid" className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          {counts.map((choice) => (
            <Button
              key={choice}
              size="sm"
              variant={choice === count ? "primary" : "secondary"}
              onClick={() => setCount(choice)}
            >
              {choice}
            </Button>
          ))}
        </div>
        <div className="h-120 rounded-lg bg-stage p-2">
          <VideoGrid
            ids={idsOf(count)}
            featuredIds={pinnedIds}
            ownId="0"
            renderTile={tile}
            labels={gridLabels}
          />
        </div>
      </Specimen>
    </>
  );
}
