using System.CommandLine;
using System.Globalization;
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
    public static Option<OutputFormat> Format() => Choice("--format", "How to print.", OutputFormat.Table);

    /// <summary>A choice among the names of an enumeration, in small letters.</summary>
    public static Option<T> Choice<T>(string name, string description, T standard)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()).ToArray();
        var option = new Option<T>(name) { Description = description, HelpName = string.Join('|', names), DefaultValueFactory = _ => standard };
        return option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
    }

    /// <summary>A number with a decimal point; a comma is refused, since it would be read as a thousands sign.</summary>
    public static Option<double> Number(string name, string helpName, string description, double standard) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => standard,
        CustomParser = static result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"'{text}' is no number; write it with a decimal point, for example 0.25.");
            return 0;
        },
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
        parsed.GetValue(Record) is { } folder ? ViolenceRecord.Load(Named(folder)) : ViolenceRecord.Embedded;

    /// <summary>Reads the curated part of the record the command line names.</summary>
    public static CuratedRecord ReadCurated(ParseResult parsed) =>
        parsed.GetValue(Record) is { } folder ? CuratedRecord.Load(Named(folder)) : CuratedRecord.Embedded;

    private static string Named(string folder) =>
        string.IsNullOrWhiteSpace(folder) ? throw new InputException("the folder after --record is missing; name one.") : folder;
}
