import type { ReactNode } from 'react';

/** A title, a sentence and one button, for an empty list or for an error. */
export function Empty({ title, children, act }: { title: string; children: ReactNode; act?: ReactNode }) {
  return (
    <div className="p-20">
      <h2 className="font-semibold">{title}</h2>
      <p className="mb-10 max-w-416 text-t2">{children}</p>
      {act}
    </div>
  );
}
