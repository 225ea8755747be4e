using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Workbench.Lab;

/// <summary>What every replay of the lab stands on: instruments, the doctrines that ship with Forestall, and the history, each made once.</summary>
/// <param name="workspace">The record.</param>
public sealed class LabBench(Workspace workspace)
{
    private readonly Lazy<InstrumentSet> _instruments = new(() => DoctrineFiles.BuiltInInstruments(workspace.Curated));
    private readonly KeptAnswers<Month, ReplayHistory> _histories = new(8);
    private readonly KeptAnswers<(string Name, string Version), IReadOnlyList<TextProblem>> _onRecord = new(200);

    /// <summary>The record.</summary>
    public Workspace Workspace => workspace;

    /// <summary>The instruments that ship with Forestall.</summary>
    public InstrumentSet Instruments => _instruments.Value;

    /// <summary>The doctrines that ship with Forestall.</summary>
    public IReadOnlyList<PreventionDoctrine> BuiltIn => field ??= [.. DoctrineFiles.BuiltInNames.Select(name => DoctrineFiles.BuiltInDoctrine(name, Instruments))];

    /// <summary>All recorded crossings that begin an episode, latest first.</summary>
    public IReadOnlyList<Crossing> Onsets => field ??= [.. workspace.AllCrossings.Where(static c => c.Kind == CrossingKind.Onset).OrderByDescending(static c => c.Month).ThenBy(static c => c.Id, StringComparer.Ordinal)];

    /// <summary>Whether the record has the warnings that rules wait for.</summary>
    public bool CanReplay => workspace.Warnings is not null;

    /// <summary>The history from a month on; from the first of the record when it is null.</summary>
    /// <exception cref="InputException">There are no warnings, or the month is outside the record.</exception>
    public ReplayHistory History(Month? from) => workspace.Warnings is { } warnings
        ? _histories.Of(from ?? workspace.Record.From, month => ReplayHistory.Of(workspace.Record, warnings, workspace.Rubicon, month))
        : throw new InputException("no warnings are kept with this record, and doctrines wait for them; make them with 'forestall warn build' and open the workbench again.");

    /// <summary>Reads a doctrine somebody wrote and refuses one that could never act on this record.</summary>
    /// <exception cref="InputException">Something in it is wrong: the first problem, with line and column.</exception>
    public PreventionDoctrine Read(string text)
    {
        var doctrine = DoctrineFiles.ParseDoctrine("the doctrine", text, Instruments);
        return OnRecord(doctrine) is [var first, ..] ? throw new InputException(first.ToString()) : doctrine;
    }

    /// <summary>Rules that can never fire on this record.</summary>
    public IReadOnlyList<TextProblem> OnRecord(PreventionDoctrine doctrine) => workspace.Warnings is { } warnings
        ? _onRecord.Of((doctrine.Name, doctrine.Version), _ => DoctrineCheck.OnRecord(doctrine, workspace.Record, warnings, workspace.Rubicon))
        : [];
}
