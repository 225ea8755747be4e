using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Store;

namespace Forestall.Cli.Commands.Journals;

/// <summary>Options that the commands of the journal share.</summary>
internal static class JournalOptions
{
    /// <summary>The folder of the journal.</summary>
    public static Option<string?> Store { get; } = new("--store")
    {
        Description = $"The folder of the journal; when left out, the one {JournalFolder.Variable} names, or else a folder of the user's own.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static JournalFolder Folder(ParseResult parsed) => JournalFolder.Named(parsed.GetValue(Store));

    public static Option<string?> Author() => new("--author") { Description = "Who writes: a name or an office.", HelpName = "NAME" };

    public static Option<string?> Role() => new("--role") { Description = "In which role, such as 'legal adviser'.", HelpName = "ROLE" };

    public static Option<string[]> Many(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true };

    /// <summary>The way results that are no one table are printed.</summary>
    public static Option<OutputFormat> Format()
    {
        string[] names = ["table", "json"];
        var option = new Option<OutputFormat>("--format") { Description = "How to print.", HelpName = string.Join('|', names), DefaultValueFactory = static _ => OutputFormat.Table };
        return option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
    }

    /// <summary>A day.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "yyyy-MM-dd",
        CustomParser = static result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"'{text}' is no day; write it as yyyy-MM-dd, for example 1999-03-31.");
            return null;
        },
    };

    /// <summary>A statement and what is said of it, parted by the last equals sign.</summary>
    public static (string Statement, string Value) Parted(string text, string option, string example)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && at < text.Length - 1
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw new UsageException($"{option} '{text}' needs a statement, an equals sign and a value; for example {option} \"{example}\".");
    }

    public static byte[] ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : throw new InputException($"{path}: there is no such file; check the path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read ({e.Message.TrimEnd('.')}); check the rights to it.", e);
        }
    }
}
