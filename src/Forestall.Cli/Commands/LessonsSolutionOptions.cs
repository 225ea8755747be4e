using System.CommandLine;
using Forestall.Cli.Output;
using Forestall.Lessons;

namespace Forestall.Cli.Commands;

/// <summary>A study and how it was solved, or the formula that somebody says is its solution.</summary>
/// <param name="Table">The file.</param>
/// <param name="Study">The study.</param>
/// <param name="Rows">How rows are decided.</param>
/// <param name="Minimization">How the table is minimised.</param>
/// <param name="Formula">The solution that is looked at.</param>
/// <param name="Models">How many models there are; 0 where the formula was given.</param>
internal sealed record SolvedStudy(CaseTable Table, Study Study, TruthTableSettings Rows, MinimizationSettings Minimization, Formula Formula, int Models);

/// <summary>How a solution is made, or which formula stands for it.</summary>
internal sealed class LessonsSolutionOptions
{
    private readonly LessonsOptions _options;
    private readonly LessonsCutOptions _cuts;
    private readonly Option<string[]> _include = new("--include") { Description = "Rows that may be used although they are not positive: remainders (or ?), contradictions (or C).", HelpName = "ROWS", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _expectations = new("--dir-exp") { Description = "Directional expectations for the intermediate solution, joined by commas.", HelpName = "VALUES", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Remainders that may not be used: numbers of rows, or csa.", HelpName = "ROWS", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _model = new("--model") { Description = "Which of several models to look at.", DefaultValueFactory = static _ => 1 };
    private readonly Option<string?> _solution = new("--solution") { Description = "Look at this formula, as in A*~B + C, instead of minimising.", HelpName = "FORMULA" };

    public LessonsSolutionOptions(Command command)
    {
        _options = new(command);
        _cuts = new(command);
        foreach (var option in new Option[] { _include, _expectations, _exclude, _model, _solution })
        {
            command.Add(option);
        }
    }

    public SolvedStudy Read(ParseResult parsed, Terminal terminal)
    {
        var table = _options.Table(parsed);
        var study = _options.Read(parsed, table);
        var rows = _cuts.Read(parsed);
        var minimization = Settings(LessonsOptions.Split(parsed.GetValue(_include)), LessonsOptions.Split(parsed.GetValue(_expectations)));
        if (LessonsOptions.Split(parsed.GetValue(_exclude)) is { Count: > 0 } excluded)
        {
            var truth = TruthTable.Of(study, rows);
            minimization = minimization with { ExcludedRows = [.. excluded.SelectMany(e => LessonsMinimizeCommand.Excluded(e, truth, terminal.Cancellation)).Distinct()] };
        }

        if (parsed.GetValue(_solution) is { } text)
        {
            return new(table, study, rows, minimization, Formula.Parse(study, text), 0);
        }

        var models = Minimization.Solve(TruthTable.Of(study, rows), minimization, terminal.Cancellation).Models;
        var chosen = parsed.GetValue(_model);
        return chosen >= 1 && chosen <= models.Count
            ? new(table, study, rows, minimization, Formula.Of(study, models[chosen - 1]), models.Count)
            : throw new InputException($"there is no model {chosen}; the solution has {models.Count}.");
    }

    /// <summary>The same outcome and conditions in another file.</summary>
    public Study Read(ParseResult parsed, string file) => _options.Read(parsed, CaseTable.Load(file));

    /// <summary>The minimisation that rows to include and directional expectations ask for.</summary>
    public static MinimizationSettings Settings(List<string> include, List<string> expectations)
    {
        var (remainders, contradictions) = LessonsMinimizeCommand.Included(include);
        return new MinimizationSettings
        {
            Type = expectations.Count > 0 ? SolutionType.Intermediate : remainders ? SolutionType.Parsimonious : SolutionType.Conservative,
            DirectionalExpectations = expectations,
            IncludeContradictions = contradictions,
        };
    }

    /// <summary>Says which solution is looked at.</summary>
    public static void Say(Terminal terminal, SolvedStudy solved)
    {
        terminal.Line($"{solved.Formula.Expression} -> {solved.Study.Outcome}");
        if (solved.Models > 1)
        {
            terminal.Line($"One of {solved.Models} models; --model chooses another.");
        }
    }
}
