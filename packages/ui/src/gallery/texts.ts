export const profileLabels = {
  title: "Your profile",
  close: "Close",
  name: "Display name",
  photoHint: "PNG, JPEG, WebP or GIF, up to 5 MB.",
  choosePhoto: "Choose photo",
  removePhoto: "Remove",
  cancel: "Cancel",
  save: "Save",
};

export const shortcutGroups = [
  {
    title: "Devices",
    shortcuts: [
      { label: "Microphone on or off", keys: ["M"] },
      { label: "Camera on or off", keys: ["V"] },
      { label: "Talk while held", keys: ["Space"] },
    ],
  },
  {
    title: "Panels",
    shortcuts: [
      { label: "Transcript", keys: ["T"] },
      { label: "Captions", keys: ["C"] },
      { label: "This help", keys: ["Shift", "?"] },
    ],
  },
];

export const tileLabels = {
  muted: "muted",
  speaking: "speaking",
  poorConnection: "poor connection",
  lostConnection: "connection lost",
  pinned: "pinned",
  pin: "Pin",
  unpin: "Unpin",
};

export const gridLabels = {
  grid: "Participants",
  previousPage: "Previous page",
  nextPage: "Next page",
  page: (page: number, pageCount: number) => `${page} of ${pageCount}`,
};

export const transcriptLabels = {
  list: "Transcript",
  copy: "Copy",
  copied: "Copied",
  jumpToLive: "Jump to live",
  unseen: (count: number) => `${count} new`,
};

export const sentences = [
  "Let us look at the numbers of last week before anything else.",
  "The queue never grew beyond forty jobs, even on Thursday.",
  "So the second worker can wait.",
  "I would still like a graph of it, because last time we only noticed when a customer wrote to us, and that is not how I want to learn of such things.",
  "Agreed.",
  "Katherine takes the graph, by Friday.",
  "And the invitations?",
  "Done and deployed this morning; seven days until they expire.",
];
