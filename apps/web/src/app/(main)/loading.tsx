import { Skeleton } from "@rooms/ui";
import { PageMain } from "#shared/components/page-main.tsx";

export default function Loading() {
  return (
    <PageMain>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="mt-6 h-9 w-full" />
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="mt-3 h-16 w-full" />
      ))}
    </PageMain>
  );
}
