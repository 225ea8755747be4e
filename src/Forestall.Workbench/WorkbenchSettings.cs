namespace Forestall.Workbench;

/// <summary>How the workbench is opened.</summary>
public sealed record WorkbenchSettings
{
    /// <summary>The port on loopback when none is chosen.</summary>
    public const int DefaultPort = 5117;

    /// <summary>The port on loopback, 0 to 65535; 0 takes any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The folder with the journal and with drafts; made when something is first kept there.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of a record to use instead of the one that ships with Forestall; null for that one.</summary>
    public string? RecordFolder { get; init; }

    /// <summary>Threads a replay may use; one core is left to those who read.</summary>
    public int ReplayThreads { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);
}
