/** Asks for a picture of the person's own, for a gesture. Nothing happens where they choose none. */
export function pickPicture(use: (picture: Blob) => void): void {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = "image/png,image/jpeg,image/webp";
  field.addEventListener("change", () => {
    const [picture] = field.files ?? [];
    if (picture) use(picture);
  });
  field.click();
}
