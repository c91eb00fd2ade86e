/** How many values a draft changes; nothing where it changes none. */
export function ChangedCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="changed-count">
      {count.toLocaleString('en')}
      <span className="sr-only"> changed</span>
    </span>
  );
}
