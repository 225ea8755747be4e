using Forestall.Doctrine;
using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Tests.Doctrine.Plain;

/// <summary>docs/methods/replay.md, written a second time and as plainly as can be, to check the engine against.</summary>
/// <param name="record">The record.</param>
/// <param name="warnings">The warning kept with the record for a situation, as of a month, within a horizon; null when none was given.</param>
/// <param name="settings">What a crossing is.</param>
/// <param name="instruments">The instruments.</param>
/// <param name="answers">The answer to each question.</param>
/// <param name="seed">The seed.</param>
/// <param name="expected">Whether binomial numbers are replaced by their means.</param>
/// <param name="from">First month replayed; situations covered later start at their first month.</param>
internal sealed class PlainReplay(
    ViolenceRecord record,
    Func<Situation, Month, int, double?> warnings,
    RubiconSettings settings,
    InstrumentSet instruments,
    IReadOnlyDictionary<string, string> answers,
    ulong seed,
    bool expected,
    Month from)
{
    public ViolenceRecord Record => record;

    public Func<Situation, Month, int, double?> Warnings => warnings;

    public InstrumentSet Instruments => instruments;

    public bool Expected => expected;

    public Month From => from;

    public IReadOnlyList<Crossing> Crossings { get; } = Forestall.Record.Thresholds.Crossings.Find(record, settings);

    public PlainOutcome Run(long draw, PreventionDoctrine doctrine)
    {
        var parameters = Draw(draw);
        var outcome = new PlainOutcome();
        foreach (var situation in record.Situations)
        {
            var counts = new PlainCourse(this, draw, parameters, doctrine, situation, outcome).Run();
            outcome.Situations[situation.Code] = counts;
            outcome.Total.Add(counts);
        }

        return outcome;
    }

    public Dictionary<string, double> Draw(long draw)
    {
        var values = new Dictionary<string, double>();
        foreach (var parameter in instruments.Parameters)
        {
            var u = PlainLuck.Uniform(Block(PlainLuck.Stream(1, null, parameter.Name), (ulong)draw).First);
            values[parameter.Name] = parameter.Under(answers).Distribution.Quantile(u);
        }

        return values;
    }

    public (ulong First, ulong Second) Block(ulong stream, ulong place) => PlainLuck.Block(seed, stream, place);
}
