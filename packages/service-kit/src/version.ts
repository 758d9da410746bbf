import root from "../../../package.json" with { type: "json" };

/** The version of Rooms, which is one for all parts: a bundle holds that of its build. */
export const version = root.version;
