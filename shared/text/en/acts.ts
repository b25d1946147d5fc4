/** The name of an act; an act that a plan's own script names stands for itself. */
export function act(name: string): string {
  return name
}
