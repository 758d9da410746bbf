export type SidePanel = "transcript" | "participants" | "chat" | "desk" | null;

/** What of the room is open; one side panel at a time. */
export interface Panels {
  readonly side: SidePanel;
  readonly captions: boolean;
  readonly help: boolean;
}

export const firstPanels: Panels = { side: null, captions: false, help: false };

export type PanelAction = "transcript" | "participants" | "chat" | "desk" | "captions" | "help";

export function togglePanel(panels: Panels, action: PanelAction): Panels {
  switch (action) {
    case "transcript":
    case "participants":
    case "chat":
    case "desk":
      return { ...panels, side: panels.side === action ? null : action };
    case "captions":
      return { ...panels, captions: !panels.captions };
    case "help":
      return { ...panels, help: !panels.help };
  }
}
