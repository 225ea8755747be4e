namespace Forestall.Cli.Output;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>JSON for programs.</summary>
    Json,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,
}
