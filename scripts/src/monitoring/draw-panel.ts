export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970, value; in the order of time. */
  readonly points: readonly (readonly [number, number])[];
}

export interface NamedSeries {
  readonly name: string;
  readonly points: Series["points"];
}

const width = 560;
const height = 190;
const left = 58;
const bottom = 22;
const colours = [
  "#2563eb",
  "#16a34a",
  "#d97706",
  "#dc2626",
  "#7c3aed",
  "#0891b2",
  "#be185d",
  "#4b5563",
];

/** `{{label}}` of Grafana's legends. */
export function legendOf(format: string, labels: Series["labels"]): string {
  return format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, label: string) => labels[label] ?? "");
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A value in the units that the dashboards use. */
export function withUnit(value: number, unit: string): string {
  if (unit === "percentunit") return `${round(value * 100)} %`;
  if (unit === "bytes") return `${round(value / 1024 / 1024)} MiB`;
  if (unit === "Bps") return `${round(value / 1000)} kB/s`;
  if (unit === "reqps") return `${round(value)}/s`;
  return unit === "s" ? `${round(value)} s` : round(value);
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Lines over time as SVG. Points that are no number leave a hole. */
export function linesOf(
  series: readonly NamedSeries[],
  { fromS, untilS, unit }: { fromS: number; untilS: number; unit: string },
): string {
  const finite = series.flatMap(({ points }) =>
    points.map(([, value]) => value).filter((value) => Number.isFinite(value)),
  );
  const most = Math.max(...finite, 0) * 1.1 || 1;
  const x = (atS: number) => left + ((atS - fromS) / (untilS - fromS)) * (width - left);
  const y = (value: number) => (height - bottom) * (1 - value / most) + 4;
  const grid = [0, 0.5, 1].map((part) => {
    const at = y((most / 1.1) * part).toFixed(1);
    const label = escaped(withUnit((most / 1.1) * part, unit));
    return `<line x1="${left}" x2="${width}" y1="${at}" y2="${at}"/><text x="${left - 6}" y="${at}">${label}</text>`;
  });
  const lines = series.map(({ points }, index) => {
    const stretches: string[] = [];
    let broken = true;
    for (const [atS, value] of points) {
      const isPoint = Number.isFinite(value);
      if (isPoint)
        stretches.push(`${broken ? "M" : "L"}${x(atS).toFixed(1)},${y(value).toFixed(1)}`);
      broken = !isPoint;
    }
    return `<path d="${stretches.join("")}" stroke="${colourOf(index)}"/>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}">${grid.join("")}${lines.join("")}</svg>`;
}

export function colourOf(index: number): string {
  return colours[index % colours.length] ?? "#000";
}
