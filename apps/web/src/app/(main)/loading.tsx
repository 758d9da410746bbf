import { Skeleton } from "@rooms/ui";

export default function Loading() {
  return (
    <div className="flex flex-col gap-3">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="mt-4 h-9 w-full" />
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-16 w-full" />
      ))}
    </div>
  );
}
