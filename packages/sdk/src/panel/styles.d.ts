/** The bundlers of tests take style sheets as imports. */
declare module '*.css' {}
