# What an activity type is built with, the same in this tree and for who says find_package(chorus).
#
#   chorus::plugin_sdk    the headers: activity_plugin.h, activity.hpp, rule_book.hpp and what it
#                         stands on, and rig.hpp for tests; C++20. nlohmann_json is installed with them
#   chorus::rig           what rig.hpp needs beside them: the room itself
#
#   chorus_activity(<id>)
#
# All that most activity types need, called in the folder of one: its *.cpp but plugin.cpp become the
# library <id, dashes as _>_rules, which tests link too; plugin.cpp, which holds CHORUS_ACTIVITY(...)
# alone, becomes the plugin. Both know CHORUS_ACTIVITY_ID.
#
#   chorus_activity_test(<id> <file>...)
#
# A program of those files, which holds the rules to what they should do by rig.hpp, and is run by CTest as
# <id>.rules. They know CHORUS_ACTIVITY_FOLDER, where the manifest and the schemas are.
#
# chorus_activity stands on:
#
#   chorus_add_activity_plugin(<id> SOURCES <file>... [LINKS <target>...] [FOLDER <dir>] [INTO <dir>])
#
# Builds an activity type from FOLDER (the folder it is called in), which holds manifest.json, words/,
# schemas/ and, where the view needs no build step, view.js. The result is a folder in the shape Chorus
# looks for, INTO/<id>/ (<build>/lib/chorus/plugins/<id>/), and the same in lib/chorus/plugins when
# installed, which it is unless INTO is said:
#   rules.so  manifest.json  words/  schemas/  view.js, and where there are any records/  assets/  rehearse.json
# The target is activity_<id>. Id and version are the manifest's, so there is one place to change them.
# Nothing but chorus_entry can be seen in rules.so: hidden visibility alone leaves a hundred template
# symbols that would mix with those of other libraries (and keep rules.so mapped for ever).

if(NOT TARGET chorus_plugin_sdk)
  add_library(chorus_plugin_sdk INTERFACE)
  add_library(chorus::plugin_sdk ALIAS chorus_plugin_sdk)
  target_include_directories(chorus_plugin_sdk INTERFACE ${CMAKE_CURRENT_LIST_DIR})
  target_compile_features(chorus_plugin_sdk INTERFACE cxx_std_20)
  # Installed, nlohmann_json lies beside the headers; in the house it is the system's.
  if(EXISTS ${CMAKE_CURRENT_LIST_DIR}/vendor)
    target_include_directories(chorus_plugin_sdk SYSTEM INTERFACE ${CMAKE_CURRENT_LIST_DIR}/vendor)
  else()
    target_link_libraries(chorus_plugin_sdk INTERFACE nlohmann_json::nlohmann_json)
  endif()
endif()

function(chorus_activity id)
  string(REPLACE - _ library ${id}_rules)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/plugin.cpp)
  add_library(${library} STATIC ${sources})
  target_include_directories(${library} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${library} PUBLIC chorus::plugin_sdk)
  if(TARGET chorus_options)
    target_link_libraries(${library} PRIVATE chorus_options)
  endif()
  target_compile_definitions(${library} PRIVATE CHORUS_ACTIVITY_ID="${id}")
  set_target_properties(${library} PROPERTIES POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  chorus_add_activity_plugin(${id} SOURCES plugin.cpp LINKS ${library})
  # In the house, where there are many: what all include is compiled once.
  if(TARGET chorus_activity_headers)
    target_precompile_headers(${library} REUSE_FROM chorus_activity_headers)
    target_precompile_headers(activity_${id} REUSE_FROM chorus_activity_headers)
  endif()
endfunction()

function(chorus_activity_test id)
  string(REPLACE - _ library ${id}_rules)
  add_executable(${library}_test ${ARGN})
  target_link_libraries(${library}_test PRIVATE ${library} chorus::rig)
  target_compile_definitions(${library}_test PRIVATE CHORUS_ACTIVITY_ID="${id}"
    CHORUS_ACTIVITY_FOLDER="${CMAKE_CURRENT_SOURCE_DIR}")
  add_test(NAME ${id}.rules COMMAND ${library}_test)
endfunction()

function(chorus_add_activity_plugin id)
  set(sdk ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  cmake_parse_arguments(PLUGIN "" "FOLDER;INTO" "SOURCES;LINKS" ${ARGN})
  if(PLUGIN_UNPARSED_ARGUMENTS OR NOT PLUGIN_SOURCES)
    message(FATAL_ERROR "chorus_add_activity_plugin(<id> SOURCES <file>... [LINKS <target>...])")
  endif()
  if(NOT PLUGIN_FOLDER)
    set(PLUGIN_FOLDER ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  if(NOT PLUGIN_INTO)
    set(PLUGIN_INTO ${CMAKE_BINARY_DIR}/lib/chorus/plugins)
    install(DIRECTORY ${PLUGIN_INTO}/${id} DESTINATION lib/chorus/plugins USE_SOURCE_PERMISSIONS)
  endif()
  set(manifest ${PLUGIN_FOLDER}/manifest.json)
  if(NOT EXISTS ${manifest})
    message(FATAL_ERROR "There is no manifest.json in ${PLUGIN_FOLDER}")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(READ ${manifest} manifest_text)
  string(JSON manifest_id GET ${manifest_text} id)
  string(JSON version GET ${manifest_text} version)
  if(NOT manifest_id STREQUAL id)
    message(FATAL_ERROR "${manifest} says it is ${manifest_id}, not ${id}")
  endif()

  set(target activity_${id})
  add_library(${target} MODULE ${PLUGIN_SOURCES})
  target_link_libraries(${target} PRIVATE chorus::plugin_sdk ${PLUGIN_LINKS})
  if(TARGET chorus_options)
    target_link_libraries(${target} PRIVATE chorus_options)
  endif()
  target_compile_definitions(${target} PRIVATE CHORUS_ACTIVITY_ID="${id}"
    CHORUS_ACTIVITY_VERSION="${version}")
  # With a generator of several configurations $<0:> keeps the folder free of their names.
  set_target_properties(${target} PROPERTIES
    PREFIX "" OUTPUT_NAME rules
    LIBRARY_OUTPUT_DIRECTORY ${PLUGIN_INTO}/${id}$<0:>
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${sdk}/exports.map)
  if(UNIX AND NOT APPLE)
    target_link_options(${target} PRIVATE LINKER:--version-script=${sdk}/exports.map)
  endif()

  file(GLOB_RECURSE parts CONFIGURE_DEPENDS RELATIVE ${PLUGIN_FOLDER}
    ${PLUGIN_FOLDER}/words/*.json ${PLUGIN_FOLDER}/schemas/*.json ${PLUGIN_FOLDER}/records/*.json
    ${PLUGIN_FOLDER}/assets/*)
  if(EXISTS ${PLUGIN_FOLDER}/view.js)
    list(APPEND parts view.js)
  endif()
  if(EXISTS ${PLUGIN_FOLDER}/rehearse.json)
    list(APPEND parts rehearse.json)
  endif()
  set(copies)
  foreach(part manifest.json ${parts})
    add_custom_command(OUTPUT ${PLUGIN_INTO}/${id}/${part}
      COMMAND ${CMAKE_COMMAND} -E copy ${PLUGIN_FOLDER}/${part} ${PLUGIN_INTO}/${id}/${part}
      DEPENDS ${PLUGIN_FOLDER}/${part} VERBATIM)
    list(APPEND copies ${PLUGIN_INTO}/${id}/${part})
  endforeach()
  add_custom_target(${target}_parts ALL DEPENDS ${copies})
  add_dependencies(${target} ${target}_parts)
endfunction()
