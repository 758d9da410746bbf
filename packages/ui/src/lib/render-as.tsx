import { clsx } from "clsx";
import { cloneElement } from "react";
import type { ComponentPropsWithRef, ReactElement } from "react";

export interface RenderAsProps extends ComponentPropsWithRef<"button"> {
  render: ReactElement | undefined;
}

/** The element that `render` gives, such as a link, with these props added to its own; or a button with them. */
export function RenderAs({ render, ...props }: RenderAsProps) {
  if (!render) return <button type="button" {...props} />;
  // An element's props are whatever its component takes.
  const own = render.props as Record<string, unknown> & { className?: string };
  const merged: object = { ...props, ...own, className: clsx(props.className, own.className) };
  return cloneElement(render, merged);
}
