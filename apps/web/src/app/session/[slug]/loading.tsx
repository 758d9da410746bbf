import { Skeleton } from "@rooms/ui";

export default function Loading() {
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-5xl content-center gap-6 px-4 sm:px-6 md:grid-cols-[1.35fr_1fr] md:gap-10">
      <Skeleton className="aspect-video w-full rounded-xl" />
      <div className="flex flex-col gap-4">
        <Skeleton className="h-9 w-2/3" />
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-11 w-full" />
      </div>
    </div>
  );
}
