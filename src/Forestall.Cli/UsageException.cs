namespace Forestall.Cli;

/// <summary>A command was called with a value that makes no sense; the message is one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
