package eu.veerman.platform.http;

/** How an operation ends: with an answer, with a stream, or with a problem. */
public sealed interface Reply permits Answer, Streamed, Problem {}
