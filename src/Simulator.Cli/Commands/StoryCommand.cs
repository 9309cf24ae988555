using System.CommandLine;
using Simulator.Cli.Terminal;
using Simulator.Experiments;
using Simulator.Experiments.Stories;
using Simulator.Scenarios;

namespace Simulator.Cli.Commands;

/// <summary><c>story SCENARIO --teacher ID</c>: one synthetic teacher's weeks, beside the same teacher's weeks without the programme.</summary>
internal static class StoryCommand
{
    internal static Command Create()
    {
        Argument<string> scenario = new("scenario") { Description = "A scenario: a name of the catalogue, or a path." };
        Option<int> teacher = CommonOptions.Whole("--teacher", "Number of the teacher within the arm, from 0.", 0, int.MaxValue, value => (int)value);
        teacher.Required = true;
        Option<string?> arm = new("--arm") { Description = "The arm (the first that is offered something)." };
        Option<int> replicate = CommonOptions.Whole("--replicate", "Number of the replicate, from 0.", 0, int.MaxValue, value => (int)value);
        Option<long?> seed = CommonOptions.Seed();
        Option<string[]> sets = CommonOptions.Set();
        Command command = new("story", "Tells one teacher's weeks in plain words, beside the twin's, with the first day on which they part.")
            { scenario, teacher, arm, replicate, seed, sets };
        command.SetAction(parsed =>
        {
            Scenario read = ScenarioReader.Read(parsed.GetValue(scenario)!, CommonOptions.Overrides(parsed.GetValue(sets)!, parsed.GetValue(seed), null));
            string named = parsed.GetValue(arm) ?? (read.Arms.FirstOrDefault(a => a.Programme.Offers.Count > 0) ?? read.Arms[0]).Name;
            try
            {
                foreach (string line in StoryText.Of(TeacherStory.Of(read, named, parsed.GetValue(teacher), parsed.GetValue(replicate)),
                    read.Calendar.DaysPerWeek))
                {
                    Screen.Say(read.Words.In(line));
                }

                return ExitCode.Done;
            }
            catch (ArgumentException wrong)
            {
                Console.Error.WriteLine(wrong.Message.Split(" (Parameter", 2)[0]);
                return ExitCode.Usage;
            }
        });
        return command;
    }
}
