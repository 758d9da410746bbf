import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";

/** What the last session of a room left open, for members; nothing where it left nothing. */
export async function OpenItems({ slug }: { slug: string }) {
  const answer = await (await visitorApi()).rooms.getOpenItems({ params: { slug } });
  // Shown beside the button that joins: where it cannot be read, joining goes on without it.
  if (!answer.ok || !answer.data.session) return null;
  const { session, tasks, questions } = answer.data;
  if (tasks.length + questions.length === 0) return null;
  const t = await getTranslations();
  return (
    <section aria-labelledby="open-items" className="rounded-lg border border-line p-4">
      <h2 id="open-items" className="text-base font-semibold">
        {/* As in prejoin, where the link component would weigh on the way into the room. */}
        <a
          href={`/session/${session.slug}/recap`}
          className="focus-ring rounded-sm hover:underline"
        >
          {t("rooms.openItems")}
        </a>
      </h2>
      <ul className="mt-2 flex flex-col gap-1.5 text-sm">
        {tasks.map((task) => (
          <li key={task.id} dir="auto" className="[overflow-wrap:anywhere]">
            {task.title}
            {task.assigneeName !== null && (
              <span className="text-text-muted"> — {task.assigneeName}</span>
            )}
          </li>
        ))}
        {questions.map(({ text, segmentIds }) => (
          <li
            key={segmentIds[0] ?? text}
            dir="auto"
            className="text-text-muted [overflow-wrap:anywhere]"
          >
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
