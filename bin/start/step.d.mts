export function step<T>(name: string, work: () => Promise<T> | T, options?: { readonly expect?: string }): Promise<T>;
export function say(line: string): void;
export function stepTimes(before?: Readonly<Record<string, number>>): string;
