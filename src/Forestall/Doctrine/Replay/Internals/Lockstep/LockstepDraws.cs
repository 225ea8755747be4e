namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>Runs several draws in step.</summary>
internal sealed class LockstepDraws(ReplayModel model, int size) : DrawBlock
{
    private readonly LockstepRun _run = model.NewLockstepRun();
    private readonly LockstepLuck _luck = model.NewLockstepLuck();
    private readonly DrawnInstruments _single = model.NewDrawn();
    private readonly LockstepInstruments[] _drawn = [.. Enumerable.Range(0, OutcomeTable.GroupsOf(size)).Select(_ => new LockstepInstruments(model.Instruments.Instruments.Count))];

    public override long MonthsVisited => _run.MonthsVisited;

    public override long RandomBlocks => _run.Blocks;

    public override void Run(long first, int count, OutcomeTable into)
    {
        into.Clear();
        Draw(first, OutcomeTable.GroupsOf(count));
        for (var s = 0; s < model.History.Situations.Count; s++)
        {
            for (var g = 0; g < OutcomeTable.GroupsOf(count); g++)
            {
                _luck.Turn(model.Situation(s), _drawn[g].FirstDraw);
                for (var d = 0; d < model.Doctrines.Count; d++)
                {
                    model.Run(_run, s, d, _drawn[g], _luck, into.Row(g, d));
                }
            }
        }

        model.Complete(into, count);
    }

    /// <summary>Takes the values of the draws. The last lanes may be draws nobody asked for; they are run and left out.</summary>
    private void Draw(long first, int groups)
    {
        for (var n = 0; n < groups * Lanes.Count; n++)
        {
            model.Draw(_single, first + n);
            _drawn[n / Lanes.Count].Take(n % Lanes.Count, _single);
        }
    }
}
