/** The common look of menus and lists that float. */
export const popupLook =
  "max-h-(--available-height) origin-(--transform-origin) overflow-y-auto rounded-lg border border-line bg-surface-raised p-1 text-base text-text shadow-lg outline-none transition-[opacity,scale] data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";
