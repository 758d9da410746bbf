"use client";
import { BellIcon } from "@phosphor-icons/react/dist/ssr/Bell";
import { GearSixIcon } from "@phosphor-icons/react/dist/ssr/GearSix";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { useState } from "react";
import { Avatar } from "../primitives/avatar.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { CopyButton } from "../primitives/copy-button.tsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { Kbd } from "../primitives/kbd.tsx";
import { AvatarStack } from "../app/avatar-stack.tsx";
import { people, personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";

const variants = ["primary", "secondary", "ghost", "danger", "caution"] as const;
const sizes = ["xs", "sm", "md", "lg", "xl"] as const;

/** What is pressed, and the small marks. */
export function ButtonGallery() {
  const [pressed, setPressed] = useState(true);
  return (
    <>
      {variants.map((variant) => (
        <Specimen key={variant} title={`Button, ${variant}`}>
          <Button variant={variant} size="sm">
            Small
          </Button>
          <Button variant={variant} icon={<VideoCameraIcon aria-hidden />}>
            With icon
          </Button>
          <Button variant={variant} size="lg">
            Large
          </Button>
          <Button variant={variant} pending>
            Pending
          </Button>
          <Button variant={variant} disabled>
            Disabled
          </Button>
          <Button variant={variant} render={<a href="#link" />}>
            A link
          </Button>
        </Specimen>
      ))}
      <Specimen title="IconButton, CopyButton, Kbd">
        <IconButton label="Settings" icon={<GearSixIcon aria-hidden />} />
        <IconButton label="Settings" icon={<GearSixIcon aria-hidden />} variant="outline" />
        <IconButton
          label="Notify me"
          shortcut="N"
          icon={<BellIcon aria-hidden />}
          pressed={pressed}
          onClick={() => setPressed(!pressed)}
        />
        <IconButton label="Not now" icon={<BellIcon aria-hidden />} disabled />
        <CopyButton label="Copy link" copiedLabel="Link copied" onCopy={() => true} />
        <Kbd>Ctrl</Kbd>
        <Kbd>?</Kbd>
      </Specimen>
      <Specimen title="Avatar">
        {sizes.map((size, index) => (
          <Avatar
            key={size}
            size={size}
            name={personAt(index).name}
            color={personAt(index).avatarColor}
          />
        ))}
        <AvatarStack people={people} label="6 participants" />
      </Specimen>
      <Specimen title="Badge">
        <Badge>Ended</Badge>
        <Badge tone="success" dot="live">
          Live
        </Badge>
        <Badge tone="accent">Host</Badge>
        <Badge tone="warning" dot>
          Local engine
        </Badge>
        <Badge tone="danger">Failed</Badge>
      </Specimen>
    </>
  );
}
