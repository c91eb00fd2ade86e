import type { ReactNode } from 'react';
import { Brand } from '#components/shell/brand.tsx';
import { Rosette } from './rosette.tsx';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh bg-s1 sign-in-grid stacked:flex stacked:flex-col">
      <section className="flex flex-col px-64 py-40 stacked:grow stacked:p-24">
        <Brand className="h-24" />
        {children}
      </section>
      <aside className="relative overflow-hidden border-s border-l2 bg-s0 stacked:hidden">
        <Rosette className="absolute -end-250 -bottom-250 size-900 stroke-l3 opacity-70" />
      </aside>
    </main>
  );
}
