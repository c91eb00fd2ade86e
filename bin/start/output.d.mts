export function outliveReader(): void;
