import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(`${import.meta.dirname}/../src/styles.css`, "utf8");

type Theme = "light" | "dark";

function colorOf(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}: ([^;]+);`, "u").exec(css)?.[1] ?? "";
  const pair = /^light-dark\((#\w{6}), (#\w{6})\)$/u.exec(value);
  const color = pair ? pair[theme === "light" ? 1 : 2] : value;
  if (!color || !/^#\w{6}$/u.test(color)) throw new Error(`--${token} is not a plain colour`);
  return color;
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["surface", "surface-raised", "surface-sunken", "surface-hover"];
const onSurfaces = ["text", "text-muted", "accent", "danger", "success", "warning"];
const texts: [text: string, ground: string][] = [
  ...surfaces.flatMap((ground) => onSurfaces.map((text): [string, string] => [text, ground])),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["accent", "accent-soft"],
  ["danger", "danger-soft"],
  ["success", "success-soft"],
  ["warning", "warning-soft"],
  ["text", "accent-soft"],
  ["text", "danger-soft"],
  ["text", "warning-soft"],
  ["text", "highlight"],
  ["stage-text", "stage"],
  ["stage-text", "stage-raised"],
  ["stage-text", "stage-hover"],
  ["stage-muted", "stage"],
  ["stage-on-accent", "stage-accent"],
  ["stage-accent", "stage"],
  ["stage-danger", "stage-off"],
  ["stage-danger", "stage-off-hover"],
];
const edges: [edge: string, ground: string][] = [
  ["line-strong", "surface"],
  ["line-strong", "surface-raised"],
  ["focus", "surface"],
  ["focus", "surface-raised"],
  ["stage-accent", "stage-raised"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(texts)("%s can be read on %s (4.5:1)", (text, ground) => {
    expect(contrast(colorOf(text, theme), colorOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("%s can be seen on %s (3:1)", (edge, ground) => {
    expect(contrast(colorOf(edge, theme), colorOf(ground, theme))).toBeGreaterThanOrEqual(3);
  });

  it.each(["danger-fill", "danger-fill-hover"])("white can be read on %s", (ground) => {
    expect(contrast("#ffffff", colorOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
});
