using CsCheck;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;
using Forestall.Doctrine.Replay.Internals.Lockstep;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Tests.Doctrine.Plain;
using Forestall.Warning;

namespace Forestall.Tests.Doctrine.Replay;

/// <summary>Draws run in step give the same numbers, to the bit, as draws run one by one.</summary>
public sealed class LockstepTests
{
    [Fact]
    public void Every_number_is_the_same_in_any_world() =>
        RandomWorld.Any.Sample(static world => Same(PlainAgreementTests.Model(world, expected: false), 3, 11, world.ToString()!), iter: 1000);

    [Fact]
    public void Every_number_is_the_same_over_the_whole_record()
    {
        var record = ViolenceRecord.Embedded;
        var warnings = WarningHistory.Shipped(record, WarningSettings.Default)!;
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        var doctrines = DoctrineFiles.BuiltInNames.Select(name => DoctrineFiles.BuiltInDoctrine(name, instruments)).ToList();
        Same(new ReplayModel(ReplayHistory.Of(record, warnings, RubiconSettings.Default), instruments, doctrines, new ReplaySettings { Seed = 11 }), 0, 64, "the record");
    }

    private static void Same(ReplayModel model, long first, int count, string where)
    {
        var (single, inStep) = (model.NewTable(count), model.NewTable(count));
        var draws = new LockstepDraws(model, count);
        new SingleDraws(model).Run(first, count, single);

        // The second run meets what is left from the first.
        for (var turn = 0; turn < 2; turn++)
        {
            draws.Run(first, count, inStep);
            for (var n = 0; n < count; n++)
            {
                for (var d = 0; d < model.Doctrines.Count; d++)
                {
                    for (var c = 0; c < model.Layout.Length; c++)
                    {
                        var (one, other) = (single.At(n, d, c), inStep.At(n, d, c));
                        Assert.True(one.Equals(other), $"{where}, draw {first + n}, {model.Doctrines[d].Name}, cell {c}: one by one {one}, in step {other}");
                    }
                }
            }
        }
    }
}
