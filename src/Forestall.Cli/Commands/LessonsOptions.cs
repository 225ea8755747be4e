using System.CommandLine;
using System.Globalization;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary>Which cases, outcome and conditions are compared.</summary>
internal sealed class LessonsOptions
{
    private readonly Option<string?> _sheet = Sheet();
    private readonly Option<string> _data = new("--data") { Description = "The table of cases: comma-separated values or an Excel workbook (.xlsx), with a header, case names in the first column.", HelpName = "FILE", Required = true };
    private readonly Option<string> _outcome = new("--outcome") { Description = "The column to explain; ~O for its negation, O{2} for one value of several.", HelpName = "NAME", Required = true };
    private readonly Option<string[]> _conditions = new("--conditions") { Description = "The conditions, joined by commas; all other columns when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _negate = new("--negate") { Description = "Explain the negation of the outcome." };

    public LessonsOptions(Command command)
    {
        command.Add(_data);
        command.Add(_sheet);
        command.Add(_outcome);
        command.Add(_conditions);
        command.Add(_negate);
    }

    public Study Read(ParseResult parsed) => Read(parsed, Table(parsed));

    /// <summary>The same outcome and conditions in another table.</summary>
    public Study Read(ParseResult parsed, CaseTable table)
    {
        var names = Split(parsed.GetValue(_conditions));
        return Study.Of(table, parsed.GetValue(_outcome)!, names.Count == 0 ? null : names, parsed.GetValue(_negate));
    }

    /// <summary>The table of cases.</summary>
    public CaseTable Table(ParseResult parsed) => CaseTable.Load(parsed.GetValue(_data)!, parsed.GetValue(_sheet));

    /// <summary>Which sheet of a workbook is read.</summary>
    internal static Option<string?> Sheet() => new("--sheet") { Description = "The sheet of a workbook; the first when left out.", HelpName = "NAME" };

    internal static List<string> Split(string[]? values) =>
        [.. (values ?? []).SelectMany(static v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}

/// <summary>The cut-offs of a truth table.</summary>
internal sealed class LessonsCutOptions
{
    private readonly Option<string> _inclusion = new("--incl-cut") { Description = "A row is positive from this inclusion on; a second number, after a comma, below which it is negative.", HelpName = "X[,Y]", DefaultValueFactory = static _ => "1" };
    private readonly Option<int> _frequency = new("--n-cut") { Description = "A row with fewer cases is a remainder.", DefaultValueFactory = static _ => 1 };
    private readonly Option<double> _pri = new("--pri-cut") { Description = "A positive row must also have this PRI.", DefaultValueFactory = static _ => 0 };

    public LessonsCutOptions(Command command)
    {
        command.Add(_inclusion);
        command.Add(_frequency);
        command.Add(_pri);
    }

    public TruthTableSettings Read(ParseResult parsed)
    {
        var cuts = Written(parsed);
        return new TruthTableSettings
        {
            InclusionCut = cuts[0],
            LowerInclusionCut = cuts.Length > 1 ? cuts[1] : null,
            FrequencyCut = parsed.GetValue(_frequency),
            PriCut = parsed.GetValue(_pri),
        }.Checked();
    }

    public double[] Written(ParseResult parsed)
    {
        var text = parsed.GetValue(_inclusion)!;
        var parts = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cuts = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out cuts[i]))
            {
                throw new InputException($"'{text}' is no inclusion cut-off; write one number from 0 to 1, or two as in 0.8,0.5.");
            }
        }

        return cuts.Length is 1 or 2 ? cuts : throw new InputException($"'{text}' is no inclusion cut-off; write one number from 0 to 1, or two as in 0.8,0.5.");
    }
}
