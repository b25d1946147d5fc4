/** What the main process says in English stands for itself. */
export const said = (english: string): string => english

/** The name of a line of exact parameters, as the log has it. */
export const parameter = (name: string): string => name

/** People whom an approval needs or lacks, as the main process names them. */
export const needed = (english: string): string => english
