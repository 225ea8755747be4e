using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Record.Curated;

namespace Forestall.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The folder of a record, instead of the embedded one.</summary>
    public static Option<string?> Record { get; } = new("--record")
    {
        Description = "Use the record in this folder instead of the one that ships with Forestall.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The way results are printed.</summary>
    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "How to print.",
        HelpName = "table|json|csv",
        DefaultValueFactory = static _ => OutputFormat.Table,
    };

    /// <summary>A month.</summary>
    public static Option<Month?> MonthOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-MM",
        CustomParser = static result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (Month.TryParse(text, out var month))
            {
                return month;
            }

            result.AddError($"'{text}' is no month; write it as yyyy-MM, for example 1994-04.");
            return null;
        },
    };

    /// <summary>Reads the record the command line names.</summary>
    public static ViolenceRecord ReadRecord(ParseResult parsed) =>
        parsed.GetValue(Record) is { } folder ? ViolenceRecord.Load(folder) : ViolenceRecord.Embedded;

    /// <summary>Reads the curated part of the record the command line names.</summary>
    public static CuratedRecord ReadCurated(ParseResult parsed) =>
        parsed.GetValue(Record) is { } folder ? CuratedRecord.Load(folder) : CuratedRecord.Embedded;
}
