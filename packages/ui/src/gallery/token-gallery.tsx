import { Specimen } from "./specimen.tsx";

const swatches = {
  Surfaces: ["surface", "surface-raised", "surface-sunken", "surface-hover", "line", "line-strong"],
  Meaning: ["accent", "accent-soft", "danger", "danger-soft", "success", "success-soft", "warning"],
  Stage: ["stage", "stage-raised", "stage-hover", "stage-line", "stage-accent", "stage-danger"],
};

const scale = [
  ["text-2xl font-semibold", "Weekly planning"],
  ["text-xl font-semibold", "What was said becomes a transcript"],
  ["text-lg font-semibold", "Dialog and section titles"],
  ["text-md", "Reading size, also on touch screens"],
  ["text-base", "The interface speaks in this size"],
  ["text-sm text-text-muted", "Hints, meta, second lines"],
  ["text-xs text-text-muted", "Badges, times, keys"],
] as const;

/** Colours and type. */
export function TokenGallery() {
  return (
    <>
      {Object.entries(swatches).map(([title, names]) => (
        <Specimen key={title} title={title} className="grid grid-cols-3 gap-3 sm:grid-cols-7">
          {names.map((name) => (
            <div key={name}>
              <div
                style={{ background: `var(--${name})` }}
                className="h-12 rounded-md border border-line"
              />
              <p className="mt-1 truncate text-xs text-text-muted">{name}</p>
            </div>
          ))}
        </Specimen>
      ))}
      <Specimen title="Type" className="flex flex-col gap-2">
        {scale.map(([className, text]) => (
          <p key={className} className={className}>
            {text}
          </p>
        ))}
      </Specimen>
    </>
  );
}
