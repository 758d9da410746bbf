export interface Prompt {
  name: string;
  text: string;
}

const line = /^\( (\S+) "(.*)" \)$/gm;

/** What is read in each recording of a festival voice (`etc/txt.done.data`), without the marks of stress. */
export function readPrompts(file: string): Prompt[] {
  return [...file.matchAll(line)].map(([, name = "", text = ""]) => ({
    name,
    text: text.replaceAll("+", ""),
  }));
}
