using Forestall.Record;

namespace Forestall.Workbench.Method;

/// <summary>How Forestall is cited.</summary>
internal static class Citation
{
    public const string Author = "Forestall contributors (2026).";
    public const string Work = "Forestall: an open workbench for planning the prevention of mass violence";

    public static string Version { get; } = typeof(Citation).Assembly.GetName().Version!.ToString(3);

    /// <summary>Which version, of the program and of the record.</summary>
    public static string Edition(ViolenceRecord record) => $"version {Version}, record {record.Version}, figures from {record.From} to {record.To}.";

    /// <summary>The whole of it.</summary>
    public static string Of(ViolenceRecord record) => $"{Author} {Work}, {Edition(record)}";
}
