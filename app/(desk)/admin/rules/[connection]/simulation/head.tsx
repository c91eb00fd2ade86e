/** The head of a part, and a word beside it. */
export function Head({ title, aside }: { title: string; aside: string | null }) {
  return (
    <h2 className="flex min-h-36 items-center gap-8 px-16 font-semibold">
      {title}
      {aside && <span className="ms-auto text-12 font-normal whitespace-nowrap text-t3">{aside}</span>}
    </h2>
  );
}
