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
        var width = model.Layout.Length * model.Doctrines.Count;
        var (single, inStep) = (new double[count * width], new double[count * width]);
        var (one, other) = (new SingleDraws(model, count), new LockstepDraws(model, count));
        one.Run(first, count, single);
        other.Run(first, count, inStep);
        for (var at = 0; at < single.Length; at++)
        {
            var (draw, doctrine, cell) = (first + (at / width), at % width / model.Layout.Length, at % model.Layout.Length);
            Assert.True(single[at].Equals(inStep[at]), $"{where}, draw {draw}, {model.Doctrines[doctrine].Name}, cell {cell}: one by one {single[at]}, in step {inStep[at]}");
        }

        // A second run with what is left in the instances from the first.
        Array.Clear(single);
        other.Run(first, count, single);
        Assert.Equal(inStep, single);
    }
}
