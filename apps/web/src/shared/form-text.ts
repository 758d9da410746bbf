/** The trimmed text of a form's field; read from the form because typing may have begun before the page answered. */
export function formText(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}
