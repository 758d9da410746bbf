/** The whole page in its dark theme, menus and dialogs too, as an effect: the room is a dark place whatever the theme. */
export function darkPage(): () => void {
  const { dataset } = document.documentElement;
  const before = dataset["theme"];
  dataset["theme"] = "dark";
  return () => {
    if (before === undefined) delete dataset["theme"];
    else dataset["theme"] = before;
  };
}
